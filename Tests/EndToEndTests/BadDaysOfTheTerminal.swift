import Foundation
import Glibc
import TestSupport
import Testing

/// However the program ends or stops, the terminal is as it was.
@Suite struct `A bad day of the terminal` {
    private static let table = "CREATE TABLE orders (id int PRIMARY KEY)"
    private static let ordinaryModes: Set<Substring> = ["icanon", "echo", "isig", "icrnl", "opost"]

    @Test(arguments: [("TERM", 130), ("HUP", 0), ("INT", 130)])
    func `a signal ends the program`(name: String, status: Int) async throws {
        try await withDatabase(Self.table) { database in
            let terminal = try TmuxSession(database.address)
            try await terminal.wait(for: "orders", " RO")
            let process = try terminal.program()
            kill(process, ["TERM": SIGTERM, "HUP": SIGHUP, "INT": SIGINT][name, default: SIGTERM])
            try await terminal.wait(for: "[ended \(status)]")
            try await expectOrdinary(terminal)
        }
    }

    /// Every signal by which a program dies that handles none, but for the one that nobody can handle.
    @Test(
        arguments: [
            SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGQUIT, SIGPIPE, SIGALRM, SIGUSR1, SIGUSR2,
            SIGXCPU,
            SIGXFSZ, SIGVTALRM, SIGPROF, SIGSYS, SIGSTKFLT, SIGPOLL,
        ].map { ($0, 128 + $0) })
    func `the program dies by a signal`(signal: Int32, status: Int32) async throws {
        try await withDatabase(Self.table) { database in
            let terminal = try TmuxSession(database.address, environment: ["SWIFT_BACKTRACE": "enable=no"])
            try await terminal.wait(for: "orders", " RO")
            kill(try terminal.program(), signal)
            try await terminal.wait(for: "[ended \(status)]")
            try await expectOrdinary(terminal)
        }
    }

    #if DEBUG
        @Test func `the program crashes, and its last words stand where they can be read`() async throws {
            try await withDatabase(Self.table) { database in
                // Swift's own report of the crash takes seconds and is not what this is about.
                let terminal = try TmuxSession(
                    database.address, rows: 60, environment: ["SWIFT_BACKTRACE": "enable=no"],
                    running: .debugging)
                try await terminal.wait(for: "orders", " RO")
                terminal.press("C-]")
                try await terminal.wait(for: "the debug key was pressed", "[ended 132]")
                try await expectOrdinary(terminal)
            }
        }
    #endif

    @Test func `the program is stopped together with the script around it, and continued by the shell`()
        async throws
    {
        try await withDatabase(Self.table) { database in
            // The quotes keep the command, which `fg` shows again, from looking like what it says.
            let script = "sh -c '\(Program.raingauge.path) \"\(database.address)\"; echo af\"\"ter'"
            let terminal = try await continued(script) { $0.press("C-z") }
            try await terminal.wait(for: "after")
            try await expectOrdinary(terminal)
        }
    }

    @Test func `the program alone is stopped by somebody, and continued by the shell`() async throws {
        try await withDatabase(Self.table) { database in
            var program: pid_t = 0
            let terminal = try await continued("\(Program.raingauge.path) '\(database.address)'") {
                program = try $0.program()
                kill(program, SIGTSTP)
            }
            // What is typed while it leaves is nobody's.
            #expect(try await becomesTrue { !isRunning(program) })
            terminal.type("echo do\"\"ne")
            terminal.press("Enter")
            try await terminal.wait(for: "done")
            try await expectOrdinary(terminal)
        }
    }

    /// Runs a command from a shell, has it stopped and continued, and leaves the browser.
    private func continued(
        _ command: String, stoppedBy stop: (TmuxSession) throws -> Void
    ) async throws -> TmuxSession {
        let terminal = try TmuxSession("--nonsense")
        try await terminal.wait(for: "[ended 2]")
        terminal.type("clear; \(command)")
        terminal.press("Enter")
        try await terminal.wait(for: "orders", " RO")
        try stop(terminal)
        try await terminal.wait(for: "Stopped")
        try await expectOrdinary(terminal)
        terminal.type("clear; fg")
        terminal.press("Enter")
        try await terminal.wait(for: "orders", " RO", "q quit")
        terminal.press("q")
        return terminal
    }

    @Test func `^Z is pressed where no shell could continue the program`() async throws {
        try await withDatabase(Self.table) { database in
            let terminal = try TmuxSession(database.address)
            try await terminal.wait(for: "orders", " RO")
            terminal.press("C-z")
            terminal.press("?")
            try await terminal.wait(for: "This screen")
        }
    }

    @Test func `its window is closed`() async throws {
        try await withDatabase(Self.table) { database in
            let terminal = try TmuxSession(database.address)
            try await terminal.wait(for: "orders", " RO")
            let process = try terminal.program()
            try terminal.tmux("kill-server")
            #expect(try await becomesTrue { !isRunning(process) })
        }
    }

    @Test func `it has any size, and another one at any time`() async throws {
        let script = """
            CREATE TABLE orders (id int PRIMARY KEY, word text);
            INSERT INTO orders SELECT g, 'value ' || g FROM generate_series(1, 300) AS g
            """
        try await withDatabase(script) { database in
            let terminal = try TmuxSession(database.address, columns: 1, rows: 1)
            terminal.resize(columns: 80, rows: 24)
            let tables = try await terminal.wait(for: "orders", " RO", "S system  ? help  q quit")
            let steps = [
                ("", "orders"), ("Enter", "▸ rows"), ("v", "▸ 1"), ("q", "▸ rows"), ("Tab", "▸ columns"),
            ]
            for (key, words) in steps {
                if !key.isEmpty { terminal.press(key) }
                try await terminal.wait(for: words)
                // The record opens on a row, so the rows have to be there.
                if words == "▸ rows" { try await terminal.wait(for: "value 2") }
                for (columns, rows) in [(1, 1), (2, 1), (1, 2), (3, 3), (12, 6), (500, 200), (40, 10)] {
                    terminal.resize(columns: columns, rows: rows)
                    terminal.press("Down", "Up")
                }
                terminal.resize(columns: 80, rows: 24)
                try await terminal.wait(for: words, "? help")
            }
            terminal.press("q")
            // The same picture as before; only the cost of the last answer, in the header, is another.
            try await terminal.wait(for: String(tables.drop { $0 != "\n" }))
            terminal.press("q")
            try await terminal.wait(for: "[ended 0]")
        }
    }

    private func expectOrdinary(_ terminal: TmuxSession) async throws {
        #expect(try terminal.state == .ordinary)
        #expect(try await terminal.lineModes() == Self.ordinaryModes)
    }
}
