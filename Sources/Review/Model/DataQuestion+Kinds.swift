import SQL

extension DataQuestion {
    private init(_ kind: Kind, _ table: QualifiedName, _ subject: String, where condition: String? = nil) {
        self.init(kind, table, subject, "SELECT * FROM \(table.quoted)", where: condition)
    }

    private init(
        _ kind: Kind, _ table: QualifiedName, _ subject: String, _ query: String, where condition: String?
    ) {
        let filter = condition.map { " WHERE \($0)" } ?? ""
        self.init(
            kind: kind, table: table, subject: subject, rows: "\(query)\(filter) LIMIT \(Self.limit)",
            condition: condition)
    }

    /// Whether there is any row at all.
    static func anyRow(of table: QualifiedName) -> DataQuestion { DataQuestion(.anyRow, table, table.shown) }

    static func lostRows(of table: QualifiedName) -> DataQuestion {
        DataQuestion(.lostRow, table, table.shown)
    }

    static func missingValue(_ column: Identifier, of table: QualifiedName) -> DataQuestion {
        DataQuestion(.missingValue, table, column.name, where: "\(column.quoted) IS NULL")
    }

    /// Values that go with a column.
    static func lostValues(of column: Identifier, in table: QualifiedName) -> DataQuestion {
        DataQuestion(.lostValue, table, column.name, where: "\(column.quoted) IS NOT NULL")
    }

    /// Values that are there several times; NULL is none.
    static func duplicate(_ columns: [Identifier], of table: QualifiedName) -> DataQuestion {
        let list = columns.map(\.quoted).joined(separator: ", ")
        let known = columns.map { "\($0.quoted) IS NOT NULL" }.joined(separator: " AND ")
        let groups =
            "FROM \(table.quoted) WHERE \(known) GROUP BY \(list) HAVING pg_catalog.count(*) OPERATOR(pg_catalog.>) 1"
        return DataQuestion(
            kind: .duplicate, table: table, subject: columns.map(\.name).joined(separator: ", "),
            rows: "SELECT \(list), pg_catalog.count(*) \(groups) LIMIT \(limit)",
            condition: "(\(list)) IN (SELECT \(list) \(groups))")
    }

    /// Rows that point at nothing.
    static func orphan(
        _ columns: [Identifier], of table: QualifiedName, to targets: [Identifier], of other: QualifiedName
    ) -> DataQuestion {
        let here = table.name.quoted
        let there = table.name.name == "there" ? "other" : "there"
        let known = columns.map { "\(here).\($0.quoted) IS NOT NULL" }
        let pairs = zip(columns, targets).map { "\(there).\($1.quoted) = \(here).\($0.quoted)" }
        return DataQuestion(
            .orphan, table, columns.map(\.name).joined(separator: ", "),
            where:
                "\(known.joined(separator: " AND ")) AND NOT EXISTS (SELECT 1 FROM \(other.quoted) AS \(there) WHERE \(pairs.joined(separator: " AND ")))"
        )
    }

    /// Values of an enum, or texts, that are none of the labels.
    static func unknownLabel(_ column: Identifier, of table: QualifiedName, labels: [String]) -> DataQuestion
    {
        let list = labels.map(SQL.literal).joined(separator: ", ")
        return DataQuestion(
            .unknownLabel, table, column.name, where: "\(column.quoted)::pg_catalog.text NOT IN (\(list))")
    }

    /// Texts that are longer than a type allows; `nil` for other types.
    static func tooLong(
        _ column: Identifier, of table: QualifiedName, for type: TypeReference, from old: TypeReference
    ) -> DataQuestion? {
        let (known, wanted) = (KnownType(old), KnownType(type))
        guard known.family == .text, wanted.family == .text, let limit = wanted.limits.first else {
            return nil
        }
        return DataQuestion(
            .violation, table, column.name, where: "pg_catalog.length(\(column.quoted)) > \(limit)")
    }

    /// Rows that break a CHECK, whose text is the file's own.
    static func unmet(_ check: String, called name: String, of table: QualifiedName) -> DataQuestion {
        DataQuestion(.unmet, table, name, where: "NOT (\(check)\n)")
    }
}

extension Course {
    /// The rows that a foreign key would not find a partner for; `nil` where nobody knows at which columns it points.
    func orphans(of key: ForeignKeyDefinition, in table: QualifiedName) -> DataQuestion? {
        let other = whole(key.table)
        let targets = key.referenced.isEmpty ? self.table(other).facts.primaryKey : key.referenced
        guard targets.count == key.columns.count, !isNew(other), !isNew(table) else { return nil }
        let question = DataQuestion.orphan(key.columns, of: table, to: targets, of: other)
        return asked(asked(question, about: key.columns, of: table), about: targets, of: other)
    }
}
