import Catalog
import Postgres
import Rows
import SQL
import TestSupport

/// A page of a hundred rows that weigh seven megabytes each, which the server cuts before it sends them.
struct HugeCells: Figure {
    let name = "huge-cells"

    func measure(at bench: Workbench) async throws -> [Finding] {
        let target = try await bench.database("huge", Self.script)
        let connection = try await Connection.open(target)
        let source = try await connection.openMeasured().source
        let psql = try PsqlSession(bench, target)
        let request = RowRequest(source: source, position: .first, limit: 100)
        var (time, bytes) = (Series(.milliseconds), Series(.bytes))
        var psqlTime = Series(.milliseconds)
        try await bench.alternate {
            let start = ContinuousClock.now
            let (_, cost) = try await connection.page(request)
            time.add(.now - start)
            bytes.add(Double(cost.bytes.bytes))
        } _: {
            psqlTime.add(try psql.time("SELECT * FROM measured LIMIT 100;"))
        }
        await connection.close()
        let what = "page of 100 rows × (5 MB text + 1 MB jsonb + 1 MB bytea)"
        return [
            Finding("\(what), from the server", bytes, limit: .atMost(262_144)),
            Finding("\(what), time", time, psql: psqlTime, limit: .atMost(100)),
        ]
    }

    /// Hexadecimal noise, which the server cannot compress to nothing; another rotation of it in every row.
    private static let script: [SQL] = [
        """
        CREATE TABLE measured AS
        WITH noise AS MATERIALIZED (
             SELECT string_agg(md5(i::text), '') AS text FROM generate_series(1, 163840) AS i)
        SELECT n AS id, substr(text, n * 1000) || left(text, n * 1000 - 1) AS body,
               jsonb_build_object('n', n, 'noise', substr(text, n * 1000, 1048576)) AS meta,
               decode(substr(text, n * 1000 + 1, 2097152), 'hex') AS picture
          FROM generate_series(1, 100) AS n, noise
        """,
        "ALTER TABLE measured ADD PRIMARY KEY (id)",
        "VACUUM ANALYZE measured",
    ]
}
