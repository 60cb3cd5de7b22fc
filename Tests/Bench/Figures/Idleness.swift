import Postgres
import SQL
import Terminal
import TestSupport

/// What the program does in ten seconds in which nobody does anything; beside it, psql at its prompt.
struct Idleness: Figure {
    let name = "idle"

    func measure(at bench: Workbench) async throws -> [Finding] {
        let target = try await bench.database(
            "idle", ["CREATE TABLE measured (id int8 PRIMARY KEY)", "INSERT INTO measured VALUES (4711)"])
        let browser = try bench.browser(target)
        try browser.wait(for: "measured")
        browser.type("\r")
        try browser.wait(for: "4711")
        let psql = try Pty(
            bench.psql, environment: bench.environment(target), size: .init(columns: 80, rows: 24))
        try psql.wait(for: "=#")
        // What there is still to do after a screen was painted is done within seconds.
        for pty in [browser, psql] { pty.waitUntilQuiet(for: .seconds(2)) }
        var (time, switches) = (Series(.milliseconds), Series(.switches))
        var (psqlTime, psqlSwitches) = (Series(.milliseconds), Series(.switches))
        for _ in 0..<bench.rounds {
            let before = try (ProcessFacts(of: browser.process.id), ProcessFacts(of: psql.process.id))
            browser.read(until: .now + .seconds(10))
            let after = try (ProcessFacts(of: browser.process.id), ProcessFacts(of: psql.process.id))
            time.add(after.0.processorTime - before.0.processorTime)
            switches.add(Double(after.0.contextSwitches - before.0.contextSwitches))
            psqlTime.add(after.1.processorTime - before.1.processorTime)
            psqlSwitches.add(Double(after.1.contextSwitches - before.1.contextSwitches))
        }
        return [
            Finding("processor time in 10 idle seconds", time, psql: psqlTime, limit: .atMost(5)),
            Finding("wake-ups in 10 idle seconds", switches, psql: psqlSwitches, limit: .atMost(0)),
        ]
    }
}
