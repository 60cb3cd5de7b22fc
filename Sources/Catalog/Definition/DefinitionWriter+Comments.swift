import SQL

/// `COMMENT ON` everything that has a comment.
extension DefinitionWriter {
    var comments: [String] {
        let schema = structure.relation.name.schema.quoted
        var all = [comment(on: "\(structure.relation.kind.keyword) \(name)", structure.relation.comment)]
        all += structure.columns.map { comment(on: "COLUMN \(name).\($0.name.quoted)", $0.comment) }
        all += structure.constraints.map { comment(onConstraint: $0.name, $0.comment) }
        all += structure.foreignKeys.map { comment(onConstraint: $0.name, $0.comment) }
        all += structure.indexes.map { comment(on: "INDEX \(schema).\($0.name.quoted)", $0.comment) }
        all += structure.triggers.map { comment(on: "TRIGGER \($0.name.quoted) ON \(name)", $0.comment) }
        all += structure.policies.map { comment(on: "POLICY \($0.name.quoted) ON \(name)", $0.comment) }
        return all.compactMap(\.self)
    }

    private func comment(onConstraint constraint: Identifier, _ comment: String?) -> String? {
        self.comment(on: "CONSTRAINT \(constraint.quoted) ON \(name)", comment)
    }

    private func comment(on thing: String, _ comment: String?) -> String? {
        comment.map { "COMMENT ON \(thing) IS \(SQL.literal($0))" }
    }
}
