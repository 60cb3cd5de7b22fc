import Postgres
import SQL
import TestSupport

/// A million rows as CSV, into nowhere.
struct Export: Figure {
    let name = "export"
    private let rows = 1_000_000

    func measure(at bench: Workbench) async throws -> [Finding] {
        let target = try await bench.database("export", script)
        let export = ["rows", "measured", "--format", "csv"]
        let psqlExport = ["--no-psqlrc", "--csv", "--command", "SELECT * FROM measured ORDER BY id"]
        var (ours, psqls) = (Series(.milliseconds), Series(.milliseconds))
        try await bench.alternate {
            ours.add(try bench.time(bench.raingauge, export, target))
        } _: {
            psqls.add(try bench.time(bench.psql, psqlExport, target))
        }
        let few = try peak(bench, export + ["--limit", "\(rows / 10)"], target)
        let all = try peak(bench, export, target)
        let psqlAll = try Series(.megabytes, [megabytes(bench.peakMemory(bench.psql, psqlExport, target))])
        return [
            Finding("rows --format csv of 1 M rows", ours, psql: psqls, limit: .timesPsql(1.1)),
            Finding("peak memory of that", all, psql: psqlAll, limit: .none),
            Finding(
                "growth from 0.1 M rows to 1 M rows", Series(.megabytes, [all.median - few.median]),
                limit: .atMost(1)),
        ]
    }

    private func peak(_ bench: Workbench, _ arguments: [String], _ target: ConnectionTarget) throws -> Series
    {
        Series(.megabytes, [megabytes(try bench.peakMemory(bench.raingauge, arguments, target))])
    }

    private func megabytes(_ bytes: Int) -> Double { Double(bytes) / 1_048_576 }

    private var script: [SQL] {
        [
            """
            CREATE TABLE measured AS
            SELECT i AS id, 'person-' || i AS name, i % 7 AS kind, i * 0.25 AS total, i % 2 = 0 AS is_gift,
                   timestamptz '2026-01-01' + i * interval '1 second' AS made,
                   'some "quoted", and some plain text' AS note
              FROM generate_series(1, \(SQL(unsafe: "\(rows)"))) AS i
            """,
            "ALTER TABLE measured ADD PRIMARY KEY (id)",
            "VACUUM ANALYZE measured",
        ]
    }
}
