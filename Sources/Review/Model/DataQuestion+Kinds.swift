import SQL

extension DataQuestion {
    private init(_ kind: Kind, _ table: QualifiedName, _ subject: String, _ query: String) {
        self.init(kind: kind, table: table, subject: subject, rows: "\(query) LIMIT \(Self.limit)")
    }

    /// Whether there is any row at all.
    static func anyRow(of table: QualifiedName) -> DataQuestion {
        DataQuestion(.anyRow, table, table.shown, "SELECT * FROM \(table.quoted)")
    }

    static func lostRows(of table: QualifiedName) -> DataQuestion {
        DataQuestion(.lostRow, table, table.shown, "SELECT * FROM \(table.quoted)")
    }

    static func missingValue(_ column: Identifier, of table: QualifiedName) -> DataQuestion {
        DataQuestion(
            .missingValue, table, column.name, "SELECT * FROM \(table.quoted) WHERE \(column.quoted) IS NULL")
    }

    /// Values that go with a column.
    static func lostValues(of column: Identifier, in table: QualifiedName) -> DataQuestion {
        DataQuestion(
            .lostValue, table, column.name,
            "SELECT * FROM \(table.quoted) WHERE \(column.quoted) IS NOT NULL")
    }

    /// Values that are there several times; NULL is none.
    static func duplicate(_ columns: [Identifier], of table: QualifiedName) -> DataQuestion {
        let list = columns.map(\.quoted).joined(separator: ", ")
        let known = columns.map { "\($0.quoted) IS NOT NULL" }.joined(separator: " AND ")
        return DataQuestion(
            .duplicate, table, columns.map(\.name).joined(separator: ", "),
            "SELECT \(list), pg_catalog.count(*) FROM \(table.quoted) WHERE \(known) GROUP BY \(list) HAVING pg_catalog.count(*) OPERATOR(pg_catalog.>) 1"
        )
    }

    /// Rows that point at nothing.
    static func orphan(
        _ columns: [Identifier], of table: QualifiedName, to targets: [Identifier], of other: QualifiedName
    ) -> DataQuestion {
        let known = columns.map { "here.\($0.quoted) IS NOT NULL" }
        let pairs = zip(columns, targets).map { "there.\($1.quoted) = here.\($0.quoted)" }
        return DataQuestion(
            .orphan, table, columns.map(\.name).joined(separator: ", "),
            "SELECT here.* FROM \(table.quoted) AS here WHERE \(known.joined(separator: " AND ")) AND NOT EXISTS (SELECT 1 FROM \(other.quoted) AS there WHERE \(pairs.joined(separator: " AND ")))"
        )
    }

    /// Values of an enum, or texts, that are none of the labels.
    static func unknownLabel(_ column: Identifier, of table: QualifiedName, labels: [String]) -> DataQuestion
    {
        let list = labels.map(SQL.literal).joined(separator: ", ")
        return DataQuestion(
            .unknownLabel, table, column.name,
            "SELECT * FROM \(table.quoted) WHERE \(column.quoted)::pg_catalog.text NOT IN (\(list))")
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
            .violation, table, column.name,
            "SELECT * FROM \(table.quoted) WHERE pg_catalog.length(\(column.quoted)) > \(limit)")
    }
}

extension Course {
    /// The rows that a foreign key would not find a partner for; `nil` where nobody knows at which columns it points.
    func orphans(of key: ForeignKeyDefinition, in table: QualifiedName) -> DataQuestion? {
        let other = whole(key.table)
        let targets = key.referenced.isEmpty ? self.table(other).facts.primaryKey : key.referenced
        guard targets.count == key.columns.count, !isNew(other), !isNew(table) else { return nil }
        return .orphan(key.columns, of: table, to: targets, of: other)
    }
}
