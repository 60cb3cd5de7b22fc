import Foundation
import Postgres
import TestSupport
import Testing

/// A database whose owner wants whoever looks at it to run something.
extension Promises {
    private static let lookingCommands = [
        ["tables"], ["tables", "--system"], ["describe", "orders"], ["describe", "orders", "--ddl"],
        ["rows", "orders"], ["rows", "orders", "--format", "csv", "--limit", "3"],
        ["rows", "orders", "--format", "json", "--limit", "3"], ["status"], ["landed"], ["drift"],
        ["drift", "--against", "files"], ["repair"],
    ]

    @Test func `no command calls anything that somebody has put into the database`() async throws {
        let demo = try await ServedDemo.start()
        defer { demo.end() }
        let target = try ConnectionTarget(demo.place.url)
        let maker = try await Connection.open(target)
        try await HostileObjects.make(in: maker)
        let count = try await HostileObjects.count(in: maker)
        let log = (target.parameters["host"] ?? "") + "/log"
        for path in HostileObjects.searchPaths {
            try await HostileObjects.use(path, in: maker)
            for command in Self.lookingCommands {
                let outcome = try await Program.raingauge.run(
                    command + ["--url", demo.place.url]
                        + (Self.needsProject(command)
                            ? ["--config", demo.place.folder + "/drizzle.config.ts"] : []))
                #expect(outcome.status < 2, "\(command) under \(path): \(outcome.errors)")
                let text = try String(contentsOfFile: log, encoding: .utf8)
                try #require(
                    HostileObjects.calls(in: text, database: "shop") == 0, "\(command) under \(path)")
            }
        }
        await maker.close()
        Promise.report(
            "A stranger's operator, function or type in a database is not called", tried: count, kept: count)
    }

    private static func needsProject(_ command: [String]) -> Bool {
        ["status", "landed", "drift", "repair"].contains(command[0])
    }
}
