import Catalog
import Postgres
import Rows
import SQL
import TestSupport

/// Pages of a hundred rows at the start, in the middle and at the end of a very large table.
///
/// Ours go through the same calls as the browser's, including everything around the rows; beside them psql's
/// `SELECT * … LIMIT 100` in a session that is already connected, by psql's own clock.
struct Pages: Figure {
    let name: String
    private let key: String
    private let script: @Sendable (_ rows: SQL) -> [SQL]

    static let bigint = Pages(name: "pages-bigint", key: "bigint key") { rows in
        [create("i", rows), "ALTER TABLE measured ADD PRIMARY KEY (id)", "VACUUM ANALYZE measured"]
    }
    static let uuid = Pages(name: "pages-uuid", key: "uuid key") { rows in
        [
            create("gen_random_uuid()", rows), "ALTER TABLE measured ADD PRIMARY KEY (id)",
            "VACUUM ANALYZE measured",
        ]
    }
    static let noKey = Pages(name: "pages-no-key", key: "no key") { rows in
        [create("i", rows), "VACUUM ANALYZE measured"]
    }

    func measure(at bench: Workbench) async throws -> [Finding] {
        let target = try await bench.database("many_\(name)", script(SQL(unsafe: "\(bench.manyRows)")))
        let connection = try await Connection.open(target)
        let source = try await connection.openMeasured().source
        let psql = try PsqlSession(bench, target)
        let places = try await places(connection, source)
        var ours = places.map { _ in Series(.milliseconds) }
        var psqls = Series(.milliseconds)
        // Pages take less than a millisecond, so there are many of them; the first ones only warm caches.
        for round in -10..<bench.rounds * 20 {
            for (index, place) in places.enumerated() {
                let request = RowRequest(source: source, position: place.position, limit: 100)
                let duration = try await Task(executorPreference: connection.executor) {
                    try await ContinuousClock().measure { _ = try await connection.page(request) }
                }.value
                if round >= 0 { ours[index].add(duration) }
                let time = try psql.time("SELECT * FROM measured LIMIT 100;")
                if round >= 0 { psqls.add(time) }
            }
        }
        await connection.close()
        return findings(bench, places.map(\.name), ours, psqls)
    }

    private func findings(
        _ bench: Workbench, _ places: [String], _ ours: [Series], _ psqls: Series
    ) -> [Finding] {
        let table = "\(bench.manyRows / 1_000_000) M rows, \(key)"
        let lines = zip(places, ours).map { place, series in
            Finding("page \(place), \(table), inside the process", series, psql: psqls, limit: .timesPsql(2))
        }
        let medians = ours.map(\.median)
        let difference = Series(.times, [(medians.max() ?? .nan) / (medians.min() ?? .nan)])
        return lines + [Finding("slowest beside fastest of these pages", difference, limit: .atMost(1.5))]
    }

    private func places(
        _ connection: Connection, _ source: RowSource
    ) async throws -> [(name: String, position: PagePosition)] {
        func key(at position: PagePosition) async throws -> RowKey {
            let (page, _) = try await connection.page(
                RowRequest(source: source, position: position, limit: 100))
            guard page.rowCount == 100, let key = page.key(of: 0) else { throw BenchError.unexpectedPage }
            return key
        }
        let middle = try await key(at: .fraction(0.5))
        let end = try await key(at: .last)
        return [
            ("at the start", .first), ("behind the middle", .after(middle)),
            ("in front of the middle", .before(middle)), ("at the end", .last),
            ("in front of the end", .before(end)),
        ]
    }

    private static func create(_ id: SQL, _ rows: SQL) -> SQL {
        """
        CREATE TABLE measured AS
        SELECT \(id) AS id, 'person-' || i AS name, i % 7 AS kind, i * 0.25 AS total,
               timestamptz '2026-01-01' + i * interval '1 second' AS made
          FROM generate_series(1, \(rows)) AS i
        """
    }
}

extension Connection {
    /// Opens the table that every database of the bench has.
    func openMeasured() async throws -> Opening {
        let answer = try await run(Batch(RelationSummary.oid(named: "public.measured")))
        guard let oid = answer[0].oid(0, 0) else { throw BenchError.unexpectedPage }
        return try await open(OpenRequest(relation: oid, limit: 100)).0
    }
}
