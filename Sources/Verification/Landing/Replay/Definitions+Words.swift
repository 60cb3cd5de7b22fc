import SQL

extension ColumnDefinition {
    /// What stands behind the name: `integer NOT NULL DEFAULT 0`.
    var words: String {
        var words = type.description
        if let identity { words += " \(identity.words)" }
        if let generated { words += " GENERATED ALWAYS AS (\(generated)) STORED" }
        if let defaultValue { words += " DEFAULT \(defaultValue)" }
        return isNotNull ? words + " NOT NULL" : words
    }
}

extension Identity {
    var words: String { "GENERATED \(kind == .byDefault ? "BY DEFAULT" : "ALWAYS") AS IDENTITY" }
}

extension ConstraintDefinition {
    /// The rule as SQL, shortened where it is long: `FOREIGN KEY (user_id) REFERENCES users(id)`.
    var words: String { rule.words + (isValidated ? "" : " NOT VALID") }
}

extension ConstraintDefinition.Rule {
    fileprivate var words: String {
        switch self {
        case .primaryKey(let columns): "PRIMARY KEY (\(columns.list))"
        case .unique(let columns, let isDistinct):
            "UNIQUE \(isDistinct ? "NULLS NOT DISTINCT " : "")(\(columns.list))"
        case .usingIndex(let index, let isPrimaryKey):
            "\(isPrimaryKey ? "PRIMARY KEY" : "UNIQUE") USING INDEX \(index)"
        case .check(let expression): "CHECK (\(expression))"
        case .foreignKey(let key): key.words
        case .exclusion: "EXCLUDE"
        }
    }
}

extension ForeignKeyDefinition {
    fileprivate var words: String {
        let target = referenced.isEmpty ? "\(table)" : "\(table)(\(referenced.list))"
        let actions = [("DELETE", onDelete), ("UPDATE", onUpdate)].filter { $0.1 != .noAction }
        return
            (["FOREIGN KEY (\(columns.list)) REFERENCES \(target)"]
            + actions.map { "ON \($0.0) \($0.1.words)" })
            .joined(separator: " ")
    }
}

extension ForeignKeyDefinition.Action {
    fileprivate var words: String {
        switch self {
        case .noAction: "NO ACTION"
        case .restrict: "RESTRICT"
        case .cascade: "CASCADE"
        case .setNull: "SET NULL"
        case .setDefault: "SET DEFAULT"
        }
    }
}

extension CreateIndex {
    func words(on table: String) -> String {
        let parts = columns.map(\.words)
        let condition = predicate.map { " WHERE \($0)" } ?? ""
        return
            "\(isUnique ? "UNIQUE " : "")\(method) on \(table) (\(parts.joined(separator: ", ")))\(condition)"
    }
}

extension IndexPart {
    /// As `CREATE INDEX` has it, without what goes without saying: `embedding vector_cosine_ops`, `at DESC NULLS LAST`.
    fileprivate var words: String {
        let subject =
            switch content {
            case .column(let name): name.name
            case .expression(let expression): "(\(expression))"
            }
        let nulls = isNullsFirst == isDescending ? nil : isNullsFirst ? "NULLS FIRST" : "NULLS LAST"
        let parts = [subject, operatorClass?.name, isDescending ? "DESC" : nil, nulls]
        return parts.compactMap(\.self).joined(separator: " ")
    }
}

extension PolicyDefinition {
    var words: String {
        let roles = (roles ?? []).map(\.description).joined(separator: ", ")
        return
            "\(isPermissive ? "permissive" : "restrictive") for \(command) to \(roles.isEmpty ? "public" : roles)"
    }
}

extension SequenceOptions {
    var words: String {
        let numbers: [(String, Int64?)] = [
            ("INCREMENT BY", increment), ("MINVALUE", minimum), ("MAXVALUE", maximum), ("START WITH", start),
            ("CACHE", cache),
        ]
        var words = numbers.compactMap { word, number in number.map { "\(word) \($0)" } }
        if let isCyclic { words.append(isCyclic ? "CYCLE" : "NO CYCLE") }
        if let owner { words.append("OWNED BY \(owner.table).\(owner.column)") }
        return words.joined(separator: " ")
    }
}

extension [Identifier] {
    fileprivate var list: String { map(\.name).joined(separator: ", ") }
}
