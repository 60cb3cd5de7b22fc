package import Postgres
package import SQL

/// How large things are where the server's disk was full: the database, and the tables that the statement speaks of.
package struct DiskFullLook: Sendable {
    private let tables: [String]

    private enum Column: Int, ResultColumns { case name, bytes }

    /// `nil` where the error is about something else than the disk.
    package init?(_ error: PostgresError, at statement: String) {
        guard error.sqlState?.code == "53100" else { return nil }
        let mentioned = SQL.examined(statement, isDeep: true)?.mentions.relations ?? []
        var names: [String] = []
        for name in mentioned.map(\.quoted) where !names.contains(name) { names.append(name) }
        tables = names
    }

    /// A row for each table that is there, and one without a name for the whole database.
    package var question: SQL {
        let whole: SQL = """
            SELECT NULL::pg_catalog.text AS name,
                   pg_catalog.pg_database_size(pg_catalog.current_database()) AS bytes
            """
        return tables.reduce(whole) { question, name in
            """
            \(question) UNION ALL
            SELECT t.oid::pg_catalog.regclass::pg_catalog.text, pg_catalog.pg_total_relation_size(t.oid)
              FROM (SELECT pg_catalog.to_regclass(\(name))::pg_catalog.oid AS oid) AS t WHERE t.oid IS NOT NULL
            """
        }
    }

    /// What the answer means.
    package func sentences(_ answer: RowSet) -> [String] {
        let sizes = ResultRows<Column>(answer).compactMap { row in
            row[.bytes].flatMap(Int64.init).map { (name: row[.name], size: ByteCount($0)) }
        }
        let parts = sizes.compactMap { item in item.name.map { "\($0) has \(item.size) with its indexes" } }
        let whole = sizes.first { $0.name == nil }.map {
            (parts.isEmpty ? "The database has \($0.size)" : "the whole database \($0.size)")
        }
        let all = parts + [whole].compactMap(\.self)
        guard !all.isEmpty else { return [] }
        return [
            "\(all.joined(separator: ", ")). What is written anew takes its size once more until COMMIT."
        ]
    }
}
