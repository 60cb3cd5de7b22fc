import SQL

/// `COMMENT ON` everything that has a comment.
extension DefinitionWriter {
    var comments: [String] {
        let schema = structure.relation.name.schema.quoted
        let own = comment(on: "\(structure.relation.kind.keyword) \(name)", structure.relation.comment)
        let columns = structure.columns.map { comment(on: "COLUMN \(name).\($0.name.quoted)", $0.comment) }
        let constraints = structure.constraints.map { ($0.name, $0.comment) }
        let keys = structure.foreignKeys.map { ($0.name, $0.comment) }
        return
            ([own] + columns
            + (constraints + keys).map { comment(on: "CONSTRAINT \($0.quoted) ON \(name)", $1) }
            + structure.indexes.map { comment(on: "INDEX \(schema).\($0.name.quoted)", $0.comment) }
            + structure.triggers.map { comment(on: "TRIGGER \($0.name.quoted) ON \(name)", $0.comment) }
            + structure.policies.map { comment(on: "POLICY \($0.name.quoted) ON \(name)", $0.comment) })
            .compactMap { $0 }
    }

    private func comment(on thing: String, _ comment: String?) -> String? {
        comment.map { "COMMENT ON \(thing) IS \(SQL.literal($0))" }
    }
}
