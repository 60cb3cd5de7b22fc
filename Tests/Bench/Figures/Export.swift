import Postgres
import SQL
import TestSupport

/// A million rows as CSV and as JSON into nowhere, beside psql's `\copy` of the same query.
struct Export: Figure {
    let name = "export"
    private let rows = 1_000_000

    func measure(at bench: Workbench) async throws -> [Finding] {
        let target = try await bench.database("export", script)
        let few = try peak(bench, target, ["--limit", "\(rows / 10)"])
        let all = try peak(bench, target)
        let growth = Series(.megabytes, [all.median - few.median])
        let times =
            try await compare(bench, target, "csv", Self.copyCSV)
            + compare(bench, target, "ndjson", Self.copyJSON)
        return times + [
            Finding("peak memory of csv", all, limit: .none),
            Finding("growth from 0.1 M rows to 1 M rows", growth, limit: .atMost(1)),
        ]
    }

    private func compare(
        _ bench: Workbench, _ target: ConnectionTarget, _ format: String, _ copy: String
    ) async throws -> [Finding] {
        var (ours, psqls) = (Usage(), Usage())
        try await bench.alternate {
            ours.add(try bench.usage(bench.raingauge, export(format), target))
        } _: {
            psqls.add(try bench.usage(bench.psql, ["--no-psqlrc", "--command", copy], target))
        }
        let what = "rows --format \(format) of 1 M rows"
        return [
            Finding(what, ours.time, psql: psqls.time, limit: .timesPsql(1.1)),
            Finding(
                "processor time of that", ours.processor, psql: psqls.processor, limit: .timesPsql(1.5)),
        ]
    }

    private struct Usage {
        private(set) var time = Series(.milliseconds)
        private(set) var processor = Series(.milliseconds)

        mutating func add(_ usage: (time: Duration, processor: Duration)) {
            time.add(usage.time)
            processor.add(usage.processor)
        }
    }

    private func export(_ format: String) -> [String] { ["rows", "measured", "--format", format] }

    private static let copyCSV =
        #"\copy (SELECT * FROM measured ORDER BY id) TO '/dev/null' (FORMAT csv, HEADER)"#
    private static let copyJSON =
        #"\copy (SELECT row_to_json(m) FROM measured AS m ORDER BY id) TO '/dev/null'"#

    private func peak(
        _ bench: Workbench, _ target: ConnectionTarget, _ more: [String] = []
    ) throws -> Series {
        let bytes = try bench.peakMemory(bench.raingauge, export("csv") + more, target)
        return Series(.megabytes, [Double(bytes) / 1_048_576])
    }

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
