import Foundation
import TestSupport
import Testing

@Suite struct `A debug log` {
    private let folder: TemporaryProject
    private var path: String { folder.path + "/raingauge.log" }

    init() throws { folder = try TemporaryProject() }

    private func log() throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    @Test func `has what a subcommand asks without a value, and only its owner may read it`() async throws {
        try await withDatabase("CREATE TABLE t (word text PRIMARY KEY)") { database in
            let outcome = try await Program.raingauge.run(
                "rows", "t", "--after", "geheim", "--format", "csv", "--log", path, "--url", database.address)
            #expect(outcome.status == 0, "\(outcome.errors)")
            let log = try log()
            #expect(log.contains("wire pid ") && log.contains("  COPY ("))
            #expect(!log.contains("geheim"))
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
            #expect(mode as? Int == 0o600)
        }
    }

    @Test func `has the SQLSTATE of what failed, and not the words`() async throws {
        try await withDatabase(
            "CREATE VIEW v AS SELECT 'geheim'::text AS a WHERE 1/length(repeat('', 0)) = 1"
        ) {
            database in
            let outcome = try await Program.raingauge.run(
                "rows", "v", "--url", database.address, environment: ["RAINGAUGE_LOG": path])
            #expect(outcome.status == 3)
            #expect(try log().contains("[22012] "))
            #expect(!(try log().contains("division")))
        }
    }

    @Test func `is shown in the browser, and has the keys but for what is typed`() async throws {
        try await withDatabase("CREATE TABLE orders (id int PRIMARY KEY)") { database in
            let terminal = try TmuxSession("--log", path, database.address, columns: 100)
            try await terminal.wait(for: "orders", " RO")
            terminal.press("/")
            terminal.type("geheim")
            terminal.press("Enter", ":")
            terminal.type("log")
            terminal.press("Enter")
            let screen = try await terminal.wait(for: "key (typed)", "ask ReadLog")
            #expect(!screen.contains("geheim"))
            terminal.press("Q")
            try await terminal.wait(for: "[ended 0]")
            let log = try log()
            #expect(log.contains("answer LoadOverview ok 1 rt") && log.contains("key (typed)"))
            #expect(!log.contains("geheim"))
        }
    }

    @Test func `that cannot be written is said before anything else`() async throws {
        let outcome = try await Program.raingauge.run(
            "tables", "--log", "/nowhere/at/all", "--url", "host=/x")
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("The log /nowhere/at/all cannot be written."))
    }
}
