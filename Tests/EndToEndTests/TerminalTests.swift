import TestSupport
import Testing

/// The program in a real terminal, where it ends before the browser begins.
@Suite struct `In a real terminal` {
    @Test func `a terminal that cannot move the cursor is refused in one sentence with the headless way`()
        async throws
    {
        let terminal = try TmuxSession("postgres://db1/shop", term: "dumb")
        let screen = try await terminal.wait(for: "[ended 2]")
        #expect(screen.contains("cannot move the cursor"))
        #expect(screen.contains("raingauge tables"))
    }

    @Test func `a terminal that nobody knows is refused by its name`() async throws {
        let terminal = try TmuxSession("postgres://db1/shop", term: "teletype-1931")
        #expect(try await terminal.wait(for: "[ended 2]").contains("teletype-1931"))
    }

    @Test func `a terminal without a second screen is left below the picture`() async throws {
        try await withDatabase("CREATE TABLE orders ()") { database in
            let terminal = try TmuxSession(database.address, term: "linux")
            try await terminal.wait(for: "orders", " RO")
            terminal.press("Q")
            try await terminal.wait(for: "q quit\n\n[ended 0]")
        }
    }

    @Test func `rows are shown with every hostile character made visible`() async throws {
        let demo = try await SharedDemo.all.place
        let terminal = try TmuxSession(
            "rows", "orders", "--after", "199989", "--limit", "1", "--columns", "note", "--format", "csv",
            "--url", demo.url, columns: 120)
        let screen = try await terminal.wait(for: "[ended 0]")
        #expect(screen.contains("␛[31mred␛[0m, a bell ␇ and ‹202E›right to left"))
    }

    @Test func `a pending table is not there, an unknown one is`() async throws {
        let demo = try await SharedDemo.all.place
        let terminal = try TmuxSession("describe", "coupons", "--trust", in: demo.folder)
        #expect(try await terminal.wait(for: "[ended 2]").contains("There is no relation coupons."))
        terminal.type("\(Program.raingauge.path) describe wishlists --url '\(demo.url)'")
        terminal.press("Enter")
        try await terminal.wait(for: "wishlists_user_id_product_id_pk")
    }
}

/// The browser on the demo, from its first screen to its last key.
@Suite struct `The browser in a real terminal` {
    @Test func `opens the project's database, shows where the migrations stand, and leaves nothing behind`()
        async throws
    {
        let demo = try await SharedDemo.all.place
        let terminal = try TmuxSession("--trust", columns: 100, rows: 30, in: demo.folder)
        let screen = try await terminal.wait(for: "orders", "2 pending", "1 SKIPPED")
        #expect(screen.contains("shop@/"))
        terminal.press("m")
        try await terminal.wait(for: "0010_quiet_hulk", "EDITED", "SKIPPED")
        terminal.type("gg")
        terminal.type("l")
        try await terminal.wait(for: "0000_calm_talos ▸ landed", "landed 2/2")
        terminal.press("q")
        try await terminal.wait(for: "✗ landed 1/2", "✓ landed 10/10")
        terminal.press("q", "q")
        let after = try await terminal.wait(for: "[ended 0]")
        #expect(!after.contains("0010_quiet_hulk"))
    }
}
