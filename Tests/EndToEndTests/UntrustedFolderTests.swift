import Foundation
import Glibc
import TestSupport
import Testing

/// Somebody with strong credentials is in a folder that somebody else has written.
@Suite struct `A folder that nobody has confirmed` {
    @Test func `is told which file is not its own`() async throws {
        for trap in Trap.all where trap.testDescription.contains("home folder") {
            let set = try SetTrap(trap)
            let outcome = try await Program.raingauge.run(
                "config", environment: set.environment, in: set.folder)
            #expect(
                (outcome.output + outcome.errors).contains("is outside of the project, so it is not read"))
        }
    }
}

@Suite struct `A folder that was confirmed` {
    private static let trap = Trap(
        "names a server in its .env", url: "process.env.DATABASE_URL",
        [".env": "DATABASE_URL=postgres://ada@127.0.0.1:PORT/shop"])

    @Test func `is left with ^C as every program is`() async throws {
        let set = try SetTrap(Self.trap)
        let terminal = try TmuxSession(environment: set.environment, in: set.folder)
        try await terminal.wait(for: "nothing is connected")
        terminal.press("?")
        try await terminal.wait(for: "n or Esc leaves")
        terminal.press("C-c")
        try await terminal.wait(for: "[ended 130]")
        #expect(set.server.visits == 0)
    }

    @Test func `is asked about once, until a file of it changes`() async throws {
        let set = try SetTrap(Self.trap)
        let first = try TmuxSession(environment: set.environment, in: set.folder)
        try await first.wait(for: "127.0.0.1:\(set.server.port)", "PGPASSWORD", "DATABASE_URL in .env")
        first.press("y")
        try await first.wait(for: "not connected")
        #expect(set.server.hasHeard(Trap.secret))
        let second = try TmuxSession(environment: set.environment, in: set.folder)
        try await second.wait(for: "not connected")
        try set.write("DATABASE_URL=postgres://ada@127.0.0.1:PORT/other", to: ".env")
        let third = try TmuxSession(environment: set.environment, in: set.folder)
        try await third.wait(for: ".env has changed", "other")
        try set.write("DATABASE_URL=postgres://ada@localhost:PORT/other", to: ".env")
        let fourth = try TmuxSession(environment: set.environment, in: set.folder)
        try await fourth.wait(for: "leads elsewhere", "127.0.0.1:\(set.server.port)", "localhost")
    }

    @Test func `is confirmed for subcommands by an option, and then without it`() async throws {
        let set = try SetTrap(Self.trap)
        for command in [["tables", "--trust"], ["tables"]] {
            let outcome = try await Program.raingauge.run(
                command, environment: set.environment, in: set.folder)
            #expect(outcome.status == 3, "\(outcome.errors)")
        }
        #expect(set.server.visits > 1 && set.server.hasHeard(Trap.secret))
    }

    @Test func `is nothing to ask about where the person has named the server`() async throws {
        let set = try SetTrap(Self.trap)
        let url = "postgres://ada@127.0.0.1:\(set.server.port)/mine"
        for (command, variables) in [(["tables", "--url", url], [:]), (["tables"], ["DATABASE_URL": url])] {
            let environment = set.environment.merging(variables) { $1 }
            let outcome = try await Program.raingauge.run(command, environment: environment, in: set.folder)
            #expect(outcome.status == 3, "\(outcome.errors)")
        }
    }

    @Test func `is nothing to ask about in the demo's own`() async throws {
        let state = try TemporaryProject()
        let environment = ["XDG_STATE_HOME": state.path]
        let demo = try await ServedDemo.start(environment: environment)
        defer { demo.end() }
        let outcome = try await Program.raingauge.run(
            "status", environment: environment, in: demo.place.folder)
        #expect(outcome.status == 1, "\(outcome.errors)")
    }

    @Test(.enabled(if: geteuid() == 0, "only the superuser can give files away"))
    func `and belongs to another account is trusted only explicitly`() async throws {
        let set = try SetTrap(Self.trap)
        #expect(chown(set.folder + "/drizzle.config.ts", 1, 1) == 0)
        let terminal = try TmuxSession(environment: set.environment, in: set.folder)
        try await terminal.wait(for: "belongs to daemon", "[ended 4]")
        let owned = set.environment.merging(["SUDO_UID": "1"]) { $1 }
        let sudo = try await Program.raingauge.run("tables", environment: owned, in: set.folder)
        #expect(sudo.errors.contains("you have not confirmed") && sudo.status == 4)
        let outcome = try await Program.raingauge.run(
            "tables", "--trust", environment: set.environment, in: set.folder)
        #expect(outcome.status == 3)
    }

    @Test func `is kept where only the person can look, and a broken list trusts nobody`() async throws {
        let set = try SetTrap(Self.trap)
        _ = try await Program.raingauge.run(
            "tables", "--trust", environment: set.environment, in: set.folder)
        let path = (set.environment["XDG_STATE_HOME"] ?? "") + "/raingauge/trust.json"
        let modes = try [path, URL(fileURLWithPath: path).deletingLastPathComponent().path].map {
            try FileManager.default.attributesOfItem(atPath: $0)[.posixPermissions] as? Int
        }
        #expect(modes == [0o600, 0o700])
        try Data("{]".utf8).write(to: URL(fileURLWithPath: path))
        let outcome = try await Program.raingauge.run("tables", environment: set.environment, in: set.folder)
        #expect(outcome.status == 4 && outcome.errors.contains("is no list of what you trust"))
    }
}
