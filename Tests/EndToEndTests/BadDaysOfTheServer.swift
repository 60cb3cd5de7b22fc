import Postgres
import SQL
import ScratchServer
import TestSupport
import Testing

/// The screen stays, the header says what happened, and the next key goes on where the last one was.
@Suite struct `A bad day of the server` {
    private static let rows = """
        CREATE TABLE orders (id int PRIMARY KEY, word text);
        INSERT INTO orders SELECT g, 'value ' || g FROM generate_series(1, 300) AS g
        """

    @Test func `it is down at the start and goes down again in the middle`() async throws {
        let server = try await ScratchServer.start()
        try await TestDatabase(server: server, name: "postgres").run(Self.rows)
        try await server.halt()
        let terminal = try TmuxSession(server.address())
        let refused = try await terminal.wait(
            for: "not connected", "There is no server socket for postgres@/")
        #expect(refused.contains("PGHOST"))

        try await server.resume()
        terminal.press("j")
        try await terminal.wait(for: "orders", " RO")
        terminal.press("Enter")
        try await terminal.wait(for: "value 21")

        try await server.halt()
        // Nobody has pressed a key.
        #expect(try await terminal.wait(for: "offline — next key reconnects").contains("value 21"))
        terminal.press("C-f")
        #expect(try await terminal.wait(for: "not connected", "value 42").contains("value 22"))

        try await server.resume()
        for _ in 0..<4 { terminal.press("C-f") }
        // Four screens of 21 rows behind row 22, whatever the pages.
        try await terminal.wait(for: "value 106", "value 126", " RO")
        terminal.press("q", "q")
        try await terminal.wait(for: "[ended 0]")
        await server.stop()
    }

    @Test(arguments: ["Q", "C-c"])
    func `the line is dead, and we leave all the same`(key: String) async throws {
        try await withDatabase(Self.rows) { database in
            let line = try HalfOpenLine(inFrontOf: database.target)
            let terminal = try TmuxSession(line.address)
            try await terminal.wait(for: "orders")
            terminal.press("Enter")
            try await terminal.wait(for: "value 21")
            line.die()
            terminal.press("G")
            try await terminal.wait(for: "^C stop")
            terminal.press(key, key)
            try await terminal.wait(for: "[ended 0]")
        }
    }

    @Test func `somebody ends our session in the middle of a page`() async throws {
        try await withDatabase(Self.rows) { database in
            let terminal = try TmuxSession(database.address, "--lock-timeout", "60s")
            try await terminal.wait(for: "orders")
            terminal.press("Enter")
            try await terminal.wait(for: "value 21")
            let ours: SQL =
                "FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
            try await database.whileLocked("orders") {
                terminal.press("G")
                try await database.waitUntil("SELECT count(*) = 1 \(ours)")
                _ = try await database.value("SELECT pg_terminate_backend(pid) \(ours)")
                let screen = try await terminal.wait(
                    for: "offline — next key reconnects", "The connection to the server is lost.")
                #expect(screen.contains("value 1\n") && screen.contains("administrator command"))
            }
            terminal.press("G")
            try await terminal.wait(for: "value 300", " RO")
        }
    }

    @Test func `a lock keeps the page away for longer than it may`() async throws {
        try await withDatabase(Self.rows) { database in
            let terminal = try TmuxSession(database.address, "--lock-timeout", "100ms")
            try await terminal.wait(for: "orders")
            terminal.press("Enter")
            try await terminal.wait(for: "value 21")
            try await database.whileLocked("orders") {
                terminal.press("G")
                let screen = try await terminal.wait(
                    for: "Another session holds a lock that the query needs.")
                #expect(screen.contains("value 1\n") && screen.contains("--lock-timeout"))
            }
            terminal.press("G")
            try await terminal.wait(for: "value 300")
        }
    }

    @Test(arguments: [
        ("DROP TABLE orders", "public.orders was dropped or renamed."),
        ("ALTER TABLE orders ADD COLUMN size int DEFAULT 7", "The columns of public.orders were changed."),
        ("ALTER TABLE orders DROP COLUMN word", "The columns of public.orders were changed."),
    ])
    func `a table changes between two pages`(change: String, words: String) async throws {
        try await withDatabase(Self.rows) { database in
            let terminal = try TmuxSession(database.address)
            try await terminal.wait(for: "orders")
            terminal.press("Enter")
            try await terminal.wait(for: "value 21")
            try await database.run(change)
            terminal.press("G")
            #expect(try await terminal.wait(for: words, "R tries again").contains("value 1\n"))
            terminal.press("R")
            if change.contains("DROP TABLE") {
                #expect(try await terminal.wait(for: "The relation was dropped.").contains("value 1\n"))
            } else {
                try await terminal.waitUntilGone(words)
            }
            terminal.press("q")
            try await terminal.wait(for: "orders", "q quit")
        }
    }

    @Test func `it gives us nothing to read, and the catalog still speaks`() async throws {
        let script = """
            CREATE TABLE secrets (id int PRIMARY KEY, word text);
            CREATE TABLE staff (id int PRIMARY KEY, name text, pay numeric); INSERT INTO staff VALUES (1, 'Ada', 9);
            CREATE SCHEMA vault; CREATE TABLE vault.gold (id int); GRANT SELECT ON vault.gold TO PUBLIC;
            GRANT SELECT (id, name) ON staff TO PUBLIC
            """
        try await withDatabase(script) { database in
            try await database.run("CREATE ROLE guest_of_browser LOGIN")
            let terminal = try TmuxSession(
                database.server.address(database: database.name, user: "guest_of_browser"), columns: 140)
            #expect(try await terminal.wait(for: "secrets", "gold").contains("no privilege"))
            try await terminal.openTable("secrets")
            try await terminal.wait(
                for: "The role may not do this.", "permission denied for table secrets (42501)")
            terminal.press("g", "2")
            try await terminal.wait(for: "secrets ▸ columns", "word", "text")
            try await terminal.backToAllTables(with: "gold")
            try await terminal.openTable("staff")
            try await terminal.wait(for: "Ada", "▒▒▒")
            try await terminal.backToAllTables(with: "gold")
            try await terminal.openTable("gold")
            try await terminal.wait(for: "permission denied for schema vault (42501)")
            terminal.press("q", "q")
            try await terminal.wait(for: "[ended 0]")
        }
        try await withDatabase { try await $0.run("DROP ROLE guest_of_browser") }
    }

    @Test func `a view calls a function that misses something`() async throws {
        let script = """
            CREATE FUNCTION sum_of_gone() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN (SELECT 1 FROM gone); END';
            CREATE VIEW report AS SELECT sum_of_gone() AS total
            """
        try await withDatabase(script) { database in
            let terminal = try TmuxSession(database.address)
            try await terminal.wait(for: "report")
            terminal.press("Enter")
            try await terminal.wait(for: "relation \"gone\" does not exist (42P01)", "sum_of_gone()")
            terminal.press("g", "2")
            try await terminal.wait(for: "report ▸ columns", "total", "integer")
        }
    }
}
