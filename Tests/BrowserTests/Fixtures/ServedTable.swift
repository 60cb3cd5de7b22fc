import Catalog
import Postgres
import Rows
import SQL
import TestSupport
import Testing

/// A table `t` on a server, whose column `row` says which row of the table each one is.
struct ServedTable: CustomTestStringConvertible, Sendable {
    let testDescription: String
    private let columns: String
    private let values: String
    private let order: String
    private let after: String

    init(_ name: String, _ columns: String, values: String, order: String, after: String = "") {
        (testDescription, self.columns, self.values) = (name, columns, values)
        (self.order, self.after) = (order, after)
    }

    static let all = [
        ServedTable("a number", "k bigint PRIMARY KEY", values: "-n * 7", order: "k"),
        ServedTable(
            "a text under a collation", "k text COLLATE \"en-x-icu\" PRIMARY KEY",
            values: "(ARRAY['a', 'Á', 'b-', 'B_', 'ß'])[1 + n % 5] || n", order: "k"),
        ServedTable(
            "several columns, most of them the same",
            "a int, b \"char\", c timestamptz, PRIMARY KEY (a, b, c)",
            values: "n % 3, (n % 2)::text::\"char\", to_timestamp(n) ", order: "a, b, c"),
        ServedTable(
            "a descending index", "k numeric NOT NULL", values: "n / 7.0", order: "k",
            after: "CREATE UNIQUE INDEX ON t (k DESC);"),
        ServedTable("a nullable index, which is none", "k int UNIQUE", values: "nullif(n, 7)", order: "ctid"),
        ServedTable(
            "no key, with holes", "k text", values: "repeat('x', n % 900)", order: "ctid",
            after: "DELETE FROM t WHERE \"row\" ~ '[37]$'; UPDATE t SET k = 'moved' WHERE \"row\" ~ '5$';"),
        ServedTable(
            "partitions", "k int, at int, PRIMARY KEY (k, at)", values: "n, n % 20", order: "k, at"),
    ]

    /// What makes the table.
    ///
    /// - Parameter count: How many rows are written.
    /// - Returns: Statements for an empty database.
    func script(_ count: Int) -> String {
        let parts = testDescription == "partitions"
        return """
            CREATE TABLE t ("row" text, \(columns))\(parts ? " PARTITION BY RANGE (at)" : "");
            \(parts ? "CREATE TABLE t_1 PARTITION OF t FOR VALUES FROM (0) TO (10); CREATE TABLE t_2 PARTITION OF t DEFAULT;" : "")
            INSERT INTO t SELECT 'row ' || n, \(values) FROM generate_series(1, \(count)) AS n ORDER BY md5(n::text);
            \(after)
            """
    }

    /// The rows' names in the order of the table, as the server itself sorts them.
    func names(_ connection: Connection) async throws -> [String] {
        let rows = try await connection.run(
            Batch(SQL(unsafe: "SELECT \"row\" FROM t ORDER BY \(order)"), searchPath: .session))[0]
        return (0..<rows.count).compactMap { rows[$0, 0] }
    }
}

extension Connection {
    /// `t` with its first page.
    func open(pageSize: Int) async throws -> RowPage {
        let found = try await run(Batch(RelationSummary.oid(named: "t"), searchPath: .session))[0]
        let oid = try #require(found.oid(0, 0))
        return try #require(try await open(OpenRequest(relation: oid, limit: pageSize)).0.firstPage)
    }
}
