import Foundation
import Postgres
import Rows
import SQL
import TestSupport

/// A thousand staged edits, committed in one transaction: from connecting to the end of the session.
///
/// Beside them psql with the same statements in a file, from its start to its end.
struct Commits: Figure {
    let name = "commit-thousand"

    func measure(at bench: Workbench) async throws -> [Finding] {
        let target = try await bench.database("commits", Self.script)
        let reader = try await Connection.open(target)
        let source = try await reader.openMeasured().source
        var (ours, psqls) = (Series(.milliseconds), Series(.milliseconds))
        for round in -1..<bench.rounds * 2 {
            let changes = try await staged(round, reader, source)
            let duration = try await ContinuousClock().measure { try await commit(changes, to: target) }
            let same = try await staged(round + 1_000_000, reader, source)
            let other = try bench.time(
                bench.psql, ["--no-psqlrc", "--quiet", "-f", try file(same, bench)], target)
            if round >= 0 {
                ours.add(duration)
                psqls.add(other)
            }
        }
        let counter = try RoundTripCounter(inFrontOf: target)
        try await commit(try await staged(-2, reader, source), to: counter.target)
        let trips = Series(.trips, [Double(counter.trips)])
        await reader.close()
        return [
            Finding(
                "commit of 1,000 staged edits, with the session", ours, psql: psqls, limit: .timesPsql(1.3)),
            Finding("round trips of that commit", trips, limit: .atMost(3)),
        ]
    }

    private func commit(_ changes: ChangeSet, to target: ConnectionTarget) async throws {
        let connection = try await Connection.open(target)
        _ = try await connection.commit(changes)
        await connection.close()
    }

    /// Another value for a column of a thousand rows, as they are now.
    private func staged(_ round: Int, _ reader: Connection, _ source: RowSource) async throws -> ChangeSet {
        let (page, _) = try await reader.page(RowRequest(source: source, position: .first, limit: 1_000))
        var changes = ChangeSet()
        for row in 0..<page.rowCount {
            changes.update(
                OldRow(row, of: page), in: source, Assignment(Identifier("name"), .text("\(round)-\(row)")))
        }
        return changes
    }

    private func file(_ changes: ChangeSet, _ bench: Workbench) throws -> String {
        let statements = try changes.edits.map { try $0.sql().inlined + ";\n" }
        let path = "\(bench.folder)/commit.sql"
        try Data(("BEGIN;\n" + statements.joined() + "COMMIT;\n").utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    private static let script: [SQL] = [
        """
        CREATE TABLE measured AS
        SELECT i AS id, 'person-' || i AS name, i % 7 AS kind, i * 0.25 AS total,
               timestamptz '2026-01-01' + i * interval '1 second' AS made
          FROM generate_series(1, 1000) AS i
        """,
        "ALTER TABLE measured ADD PRIMARY KEY (id)", "VACUUM ANALYZE measured",
    ]
}
