import SQL
import TestSupport
import Testing

/// What a person gets who changes rows.
@Suite struct `A change of rows` {
    private static let goods = """
        CREATE TABLE goods (id int PRIMARY KEY, name text, price numeric(10,2) CONSTRAINT positive CHECK (price > 0));
        INSERT INTO goods VALUES (1, 'one', 1.50), (2, 'two', 2.50), (3, 'three', 3.50)
        """

    /// The program in a terminal, with the only table open and the cursor on its first name.
    private func editing(
        _ database: TestDatabase, environment: [String: String] = [:], running program: Program = .raingauge
    ) async throws
        -> TmuxSession
    {
        let terminal = try TmuxSession(
            "--write", "--lock-timeout", "2s", database.address, columns: 100, rows: 30,
            environment: environment, running: program)
        try await terminal.wait(for: "goods", " RW ")
        terminal.press("Enter")
        try await terminal.wait(for: "three")
        terminal.press("l")
        return terminal
    }

    private func name(_ database: TestDatabase) async throws -> String? {
        try await database.value("SELECT name FROM goods WHERE id = 1")
    }

    @Test func `is typed, looked at and committed, and can be taken back`() async throws {
        try await withDatabase(Self.goods) { database in
            let terminal = try await editing(database)
            terminal.press("e")
            terminal.type("uno")
            terminal.press("Enter")
            try await terminal.wait(for: "1 staged", "*uno")
            #expect(try await name(database) == "one")
            terminal.press("W")
            try await terminal.wait(for: "name: one → uno")
            terminal.press("a")
            try await terminal.wait(for: "What would take it back", "SET \"name\" = 'one'")
            #expect(try await name(database) == "uno")
            terminal.press("q")
            try await terminal.wait(for: "1 row changed")
            terminal.press("Q")
            try await terminal.wait(for: "[ended 0]")
        }
    }

    @Test func `is stopped by a row that somebody has changed, with both versions`() async throws {
        try await withDatabase(Self.goods) { database in
            let terminal = try await editing(database)
            terminal.press("e")
            terminal.type("uno")
            terminal.press("Enter", "W")
            try await terminal.wait(for: "one → uno")
            try await database.run("UPDATE goods SET price = 9.75 WHERE id = 1")
            terminal.press("a")
            try await terminal.wait(for: "no longer as it was shown", "as it is now", "9.75")
            #expect(try await name(database) == "one")
        }
    }

    @Test func `that a constraint refuses says so at its cell, and nothing is lost`() async throws {
        try await withDatabase(Self.goods) { database in
            let terminal = try await editing(database)
            terminal.press("l", "e")
            terminal.type("0")
            terminal.press("Enter", "h", "e")
            terminal.type("uno")
            terminal.press("Enter", "W")
            try await terminal.wait(for: "name: one → uno")
            terminal.press("a")
            try await terminal.wait(for: "violates check constraint \"positive\"")
            terminal.press("q")
            try await terminal.wait(for: "1 staged", "*uno")
            #expect(try await name(database) == "one")
        }
    }

    @Test func `that waits for a lock names the session that holds it`() async throws {
        try await withDatabase(Self.goods) { database in
            let terminal = try await editing(database)
            terminal.press("e")
            terminal.type("uno")
            terminal.press("Enter", "W")
            try await terminal.wait(for: "one → uno")
            try await database.whileLocked("goods") {
                terminal.press("a")
                try await terminal.wait(for: "Another session holds a lock", "Held by session", "pg_sleep")
            }
            terminal.press("a")
            try await terminal.wait(for: "What would take it back")
            #expect(try await name(database) == "uno")
        }
    }

    @Test func `goes through the person's own editor, in a file that nobody else can read`() async throws {
        try await withDatabase(Self.goods) { database in
            let editor = "f() { stat -c %a \"$1\" > \"$1.mode\"; cat \"$1.mode\" > \"$1\"; }; f"
            let terminal = try await editing(database, environment: ["EDITOR": editor])
            terminal.press("e", "C-o")
            try await terminal.wait(for: "*600", "1 staged")
        }
    }

    #if DEBUG
        /// Ctrl-] crashes a program that was built for debugging.
        @Test func `survives a crash, and is offered at the next start`() async throws {
            let home = try TemporaryProject(settings: "")
            // Swift's own report of the crash takes seconds and is not what this is about.
            let environment = ["XDG_STATE_HOME": home.path, "SWIFT_BACKTRACE": "enable=no"]
            try await withDatabase(Self.goods) { database in
                let terminal = try await editing(database, environment: environment, running: .debugging)
                terminal.press("e")
                terminal.type("uno")
                terminal.press("Enter", "W")
                try await terminal.wait(for: "one → uno")
                terminal.press("C-]")
                try await terminal.wait(for: "[ended")
                let next = try TmuxSession(database.address, columns: 100, rows: 30, environment: environment)
                try await next.wait(for: "Staged here before and not committed: 1 change")
                next.type(":write")
                next.press("Enter")
                try await next.wait(for: "name: one → uno")
                next.press("a")
                try await next.wait(for: "What would take it back")
                #expect(try await name(database) == "uno")
                next.press("Q")
                try await next.wait(for: "[ended 0]")
                let last = try TmuxSession(database.address, environment: environment)
                let screen = try await last.wait(for: "goods", " RO")
                #expect(!screen.contains("Staged here before"))
            }
        }
    #endif

    @Test func `is asked for once when somebody leaves without its commit`() async throws {
        try await withDatabase(Self.goods) { database in
            let terminal = try await editing(database)
            terminal.press("d", "d")
            try await terminal.wait(for: "1 staged")
            terminal.press("Q")
            try await terminal.wait(for: "1 change, not committed")
            terminal.press("d")
            try await terminal.wait(for: "[ended 0]")
            #expect(try await database.value("SELECT count(*) FROM goods") == "3")
        }
    }
}
