import Foundation
import Testing

/// A machine on which libpq cannot be loaded: a file of its name that is none comes first in the search.
@Suite struct `Without libpq` {
    private let folder: TemporaryProject
    private let environment: [String: String]

    init() throws {
        folder = try TemporaryProject(
            configuration: "export default { dialect: 'postgresql', out: './drizzle' };")
        try Data().write(to: URL(fileURLWithPath: folder.path + "/libpq.so.5"))
        environment = ["LD_LIBRARY_PATH": folder.path]
    }

    @Test(arguments: [
        ["tables"], ["tables", "--url", "postgres://db1/shop"], ["rows", "orders", "--service", "shop"],
        ["status", "--url", "postgres://db1/shop"], ["drift", "--url", "postgres://db1/shop"],
        [], ["postgres://db1/shop"],
    ])
    func `what needs a server says which library is missing`(arguments: [String]) async throws {
        let outcome = try await Program.raingauge.run(arguments, environment: environment)
        #expect(outcome.status == 3)
        #expect(outcome.output == "")
        #expect(
            outcome.errors == """
                PostgreSQL's client library cannot be used.
                  \(folder.path)/libpq.so.5: file too short
                  Install libpq.so.5, the library that psql needs too.

                """)
    }

    @Test func `the browser says so before it takes the terminal`() async throws {
        let terminal = try TmuxSession(environment: environment)
        let screen = try await terminal.wait(for: "[ended 3]")
        #expect(screen.hasPrefix("PostgreSQL's client library cannot be used.\n"))
        #expect(try terminal.state == .ordinary)
    }

    @Test func `the configuration is shown as far as it is known`() async throws {
        let outcome = try await Program.raingauge.run("config", environment: environment, in: folder.path)
        #expect(outcome.status == 2)
        #expect(outcome.output.contains("drizzle.config.ts"))
        #expect(outcome.errors.hasPrefix("PostgreSQL's client library cannot be used.\n"))
    }

    @Test func `the files of the migrations are checked as ever`() async throws {
        try FileManager.default.createDirectory(
            atPath: folder.path + "/drizzle/meta", withIntermediateDirectories: true)
        try #"{"version": "7", "dialect": "postgresql", "entries": []}"#.write(
            toFile: folder.path + "/drizzle/meta/_journal.json", atomically: false, encoding: .utf8)
        let outcome = try await Program.raingauge.run("check", environment: environment, in: folder.path)
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
    }
}
