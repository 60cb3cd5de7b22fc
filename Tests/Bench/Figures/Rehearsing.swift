import Foundation
import Postgres
import TestSupport

/// A dry run of a thousand statements, from the start of the program to its end, beside psql running the same file between
/// BEGIN and ROLLBACK.
///
/// What counts is how much longer ours takes, which looks behind every statement at what it holds and has done.
struct Rehearsing: Figure {
    let name = "dry-run"
    private let count = 1000

    func measure(at bench: Workbench) async throws -> [Finding] {
        let folder = bench.folder + "/rehearsed"
        let file = try LargeMigration(statements: count).write(to: folder)
        let target = try await bench.database("rehearsed", [])
        let address = target.parameters.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
        let arguments = ["dry-run", "--config", folder + "/drizzle.config.json", "--url", address]
        var (times, psqls) = (Series(.milliseconds), Series(.milliseconds))
        try await bench.alternate {
            times.add(try bench.time(bench.raingauge, arguments, target))
        } _: {
            psqls.add(
                try bench.timePsql(
                    [
                        "--quiet", "--set", "ON_ERROR_STOP=1", "--command", "BEGIN", "--file", file,
                        "--command", "ROLLBACK",
                    ], target))
        }
        let overheads = zip(times.values, psqls.values).map { ($0 - $1) / Double(count) }
        return [
            Finding(
                "dry run of \(count) statements; peer: psql, rolled back", times, psql: psqls, limit: .none),
            Finding(
                "the dry run's own time for each of them", Series(.milliseconds, overheads), limit: .atMost(3)
            ),
        ]
    }
}
