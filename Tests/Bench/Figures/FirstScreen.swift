import Postgres
import SQL
import Terminal
import TestSupport

/// From starting the program to the last byte of its first screen, in a terminal for either program.
///
/// Beside it a psql that lists the tables and ends; where the window is wide enough for the pane that describes the first
/// table, psql describes it too.
struct FirstScreen: Figure {
    let name = "first-screen"

    func measure(at bench: Workbench) async throws -> [Finding] {
        let target = try await ColdStart.hundredTables.database(bench)
        var findings: [Finding] = []
        for size in KeyTimer.sizes {
            var (ours, psqls) = (Series(.milliseconds), Series(.milliseconds))
            // Starts are short and noisy, so there are more of them.
            for _ in 0..<3 {
                try await bench.alternate {
                    ours.add(try KeyTimer(bench.browser(target, size: size)).start(showing: "help"))
                } _: {
                    psqls.add(try psql(bench, target, size, isDescribing: size.columns >= 100))
                }
            }
            findings.append(
                Finding(
                    "from the start to the list of 100 tables, \(size.name)", ours, psql: psqls,
                    limit: .timesPsql(1.25)))
        }
        return findings
    }

    private func psql(
        _ bench: Workbench, _ target: ConnectionTarget, _ size: Size, isDescribing: Bool
    ) throws -> Duration {
        let commands = [#"\dt"#] + (isDescribing ? [#"\d table_00001"#] : [])
        let pty = try Pty(
            bench.psql, ["--no-psqlrc", "--pset", "pager=off"] + commands.flatMap { ["--command", $0] },
            environment: bench.environment(target), size: size)
        return try KeyTimer(pty).start(showing: isDescribing ? "Indexes:" : "rows)")
    }
}
