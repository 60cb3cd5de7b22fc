import Catalog
import Postgres
import Rows
import SQL
import TestSupport

/// Pages of a hundred rows that are filtered and sorted by what an index has: the first, and the thousandth.
///
/// Beside them psql's same statement with `LIMIT 100`, in a session that is already connected.
struct ArrangedPages: Figure {
    let name = "pages-arranged"

    func measure(at bench: Workbench) async throws -> [Finding] {
        let rows = SQL(unsafe: "\(bench.manyRows)")
        let target = try await bench.database("many_\(name)", Self.script(rows))
        let connection = try await Connection.open(target)
        var source = try await connection.openMeasured().source
        source.filter = try Filter("kind = 3", of: source.columns)
        source.sort = [SortTerm(Identifier("made"), isDescending: true)]
        let psql = try PsqlSession(bench, target)
        let far = try await place(100 * 999, connection, source)
        let places: [PagePosition] = [.first, .after(far)]
        var ours = places.map { _ in Series(.milliseconds) }
        var psqls = Series(.milliseconds)
        for round in -10..<bench.rounds * 20 {
            for (index, position) in places.enumerated() {
                let request = RowRequest(source: source, position: position, limit: 100)
                let duration = try await Task(executorPreference: connection.executor) {
                    try await ContinuousClock().measure { _ = try await connection.page(request) }
                }.value
                if round >= 0 { ours[index].add(duration) }
            }
            let time = try psql.time(
                "SELECT * FROM measured WHERE kind = 3 ORDER BY made DESC, id DESC LIMIT 100;")
            if round >= 0 { psqls.add(time) }
        }
        await connection.close()
        return findings(bench, ours, psqls)
    }

    private func findings(_ bench: Workbench, _ ours: [Series], _ psqls: Series) -> [Finding] {
        let table = "filtered and sorted with an index, \(bench.manyRows / 1_000_000) M rows"
        let lines = zip(["page 1", "page 1,000"], ours).map { place, series in
            Finding("\(place), \(table)", series, psql: psqls, limit: .timesPsql(2))
        }
        let difference = Series(.times, [ours[1].median / ours[0].median])
        return lines + [Finding("page 1,000 beside page 1", difference, limit: .atMost(1.5))]
    }

    /// Where the row stands that has so many in front of it.
    private func place(
        _ rows: Int, _ connection: Connection, _ source: RowSource
    ) async throws -> RowKey {
        let (page, _) = try await connection.page(
            RowRequest(source: source, position: .first, limit: rows))
        guard let place = page.place(of: page.rowCount - 1) else { throw BenchError.unexpectedPage }
        return place
    }

    private static func script(_ rows: SQL) -> [SQL] {
        [
            """
            CREATE TABLE measured AS
            SELECT i AS id, 'person-' || i AS name, i % 7 AS kind, i * 0.25 AS total,
                   timestamptz '2026-01-01' + i * interval '1 second' AS made
              FROM generate_series(1, \(rows)) AS i
            """,
            "ALTER TABLE measured ADD PRIMARY KEY (id)", "CREATE INDEX ON measured (kind, made)",
            "VACUUM ANALYZE measured",
        ]
    }
}
