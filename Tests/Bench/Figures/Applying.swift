import Foundation
import Postgres
import SQL
import TestSupport

/// One migration of a thousand statements, from the start of the program to its end, beside `psql -1` with the same file.
///
/// Ours reviews it first, writes the ledger, and looks up afterwards that everything is there.
struct Applying: Figure {
    let name = "applying"
    private let count = 1000

    func measure(at bench: Workbench) async throws -> [Finding] {
        let folder = bench.folder + "/applying"
        let file = try LargeMigration(statements: count).write(to: folder)
        var (times, psqls) = (Series(.milliseconds), Series(.milliseconds))
        var round = 0
        try await bench.alternate {
            round += 1
            let target = try await bench.database("applying_ours_\(round)", [])
            let address = target.parameters.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
            let arguments = [
                "migrate", "--yes", "--config", folder + "/drizzle.config.json", "--url", address,
            ]
            times.add(try bench.time(bench.raingauge, arguments, target))
        } _: {
            let target = try await bench.database("applying_psql_\(round)_\(psqls.values.count)", [])
            psqls.add(
                try bench.timePsql(["-1", "--quiet", "--set", "ON_ERROR_STOP=1", "--file", file], target))
        }
        return [
            Finding("migrate of \(count) statements", times, psql: psqls, limit: .timesPsql(1.1))
        ]
    }
}
