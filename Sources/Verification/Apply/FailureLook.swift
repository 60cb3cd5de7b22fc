package import Postgres
package import SQL

/// What to ask a database about the rows that were in a statement's way, once everything is taken back.
///
/// Only where the statement says by itself which rows those are; no count goes beyond ten thousand.
package struct FailureLook: Sendable {
    /// One number.
    package let question: SQL
    private let sentence: @Sendable (String) -> String

    /// - Returns: `nil` where the statement or the error says nothing to look for.
    package init?(_ error: PostgresError, at statement: String) {
        guard let state = error.sqlState?.code, let parsed = SQL.examined(statement)?.statement else {
            return nil
        }
        guard let look = Self.look(state, parsed) else { return nil }
        question =
            "SELECT pg_catalog.count(*) FROM (\(look.rows) LIMIT \(unsafe: "\(Self.limit + 1)")) AS found"
        sentence = look.sentence
    }

    /// What the answer means.
    package func sentence(for count: Int) -> String {
        sentence(count > Self.limit ? "more than \(Self.limit)" : String(count))
    }

    private static let limit = 10_000

    private struct Look {
        let rows: SQL
        let sentence: @Sendable (String) -> String
    }

    private static func look(_ state: String, _ statement: SQLStatement) -> Look? {
        if case .alterTable(let table) = statement {
            return table.changes.lazy.compactMap { look(state, $0, of: table.name) }.first
        }
        guard state == "23505", case .createIndex(let index) = statement else { return nil }
        return repetition(in: index.table, index.keys)
    }

    private static func look(_ state: String, _ change: TableChange, of table: ObjectName) -> Look? {
        switch (state, change) {
        case ("23502", .setNotNull(let column)):
            let rows: SQL = "SELECT FROM \(table.written) WHERE \(column) IS NULL"
            return Look(rows: rows) { "\(table): \($0) rows have no \(column)." }
        case ("23502", .addColumn(let column, _)):
            let name = column.name
            return Look(rows: "SELECT FROM \(table.written)") {
                "\(table) has \($0) rows, none of which has a value for \(name)."
            }
        case ("23503", .addConstraint(let constraint)): return orphans(constraint.rule, in: table)
        case ("23505", .addConstraint(let constraint)):
            switch constraint.rule {
            case .unique(let columns, _), .primaryKey(let columns): return repetition(in: table, columns)
            case .usingIndex, .check, .foreignKey, .exclusion: return nil
            }
        default: return nil
        }
    }

    private static func orphans(_ rule: ConstraintDefinition.Rule, in table: ObjectName) -> Look? {
        guard case .foreignKey(let key) = rule, key.columns.count == key.referenced.count,
            !key.columns.isEmpty
        else { return nil }
        let pairs = zip(key.columns, key.referenced).map {
            "child.\($0) OPERATOR(pg_catalog.=) parent.\($1)" as SQL
        }
        let filled = key.columns.map { "child.\($0) IS NOT NULL" as SQL }
        let rows: SQL = """
            SELECT FROM \(table.written) AS child WHERE \(filled.joined(separator: " AND "))
               AND NOT EXISTS (SELECT FROM \(key.table.written) AS parent WHERE \(pairs.joined(separator: " AND ")))
            """
        return Look(rows: rows) { "\(table): \($0) rows point at no row of \(key.table)." }
    }

    private static func repetition(in table: ObjectName, _ columns: [Identifier]) -> Look? {
        guard !columns.isEmpty else { return nil }
        let list = columns.map { "\($0)" as SQL }.joined(separator: ", ")
        let filled = columns.map { "\($0) IS NOT NULL" as SQL }.joined(separator: " AND ")
        let rows: SQL = """
            SELECT FROM \(table.written) WHERE \(filled) GROUP BY \(list)
             HAVING pg_catalog.count(*) OPERATOR(pg_catalog.>) 1
            """
        let names = columns.map(\.name).joined(separator: ", ")
        return Look(rows: rows) { "\(table): \($0) values of \(names) are there more than once." }
    }
}

extension ObjectName {
    fileprivate var written: SQL { schema.map { "\($0).\(name)" } ?? "\(name)" }
}

extension CreateIndex {
    /// Its columns; empty where an expression is among them, or only some rows count.
    fileprivate var keys: [Identifier] {
        guard predicate == nil else { return [] }
        let names = columns.compactMap { part -> Identifier? in
            if case .column(let name) = part.content { name } else { nil }
        }
        return names.count == columns.count ? names : []
    }
}
