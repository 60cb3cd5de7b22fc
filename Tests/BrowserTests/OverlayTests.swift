import Catalog
import Reports
import SQL
import Terminal
import Testing

@testable import Browser

@Suite struct `An overlay` {
    private func conversation() -> Conversation {
        var conversation = Conversation()
        conversation.answer(LoadOverview.self, .success(.shopInProject))
        _ = conversation.takeEffects()
        return conversation
    }

    @Test func `of help is searched by typing, and closed one level at a time`() {
        var conversation = conversation()
        conversation.press("?")
        conversation.press("partition")
        #expect(conversation.screen.contains("Shows or hides the partitions of a table."))
        #expect(!conversation.screen.contains("One line down."))
        conversation.press(.escape)
        #expect(conversation.screen.contains("One line down."))
        conversation.press(.escape)
        #expect(conversation.browser.overlay == nil)
    }

    @Test func `of help scrolls no further than its end`() {
        var conversation = conversation()
        conversation.press("?")
        for _ in 0..<9 { conversation.press(.pageDown) }
        let end = conversation.screen
        conversation.press(.pageDown)
        #expect(conversation.screen == end)
        #expect(end.contains("Draws the whole screen anew."))
    }

    @Test func `of the palette runs a command by its name`() {
        var conversation = conversation()
        conversation.press(":migr")
        conversation.press(.enter)
        #expect(conversation.browser.front is MigrationsScreen)
    }

    @Test func `of the palette quits as people expect`() {
        var conversation = conversation()
        conversation.press(":q")
        conversation.press(.enter)
        #expect(conversation.effects == [.quit])
    }

    @Test(arguments: ["import", "import orders.csv", "export"])
    func `of the palette says that a table has to be open first, and stays`(text: String) {
        var conversation = conversation()
        conversation.press(":" + text)
        conversation.press(.enter)
        #expect(conversation.screen.contains("works in a table: one has to be open first."))
        #expect(conversation.browser.overlay != nil)
    }

    @Test func `to jump opens a table`() {
        var conversation = conversation()
        conversation.press(.control("p"))
        conversation.press("cat")
        conversation.press(.enter)
        #expect((conversation.browser.front as? TableScreen)?.relation.name.name.name == "categories")
    }

    @Test func `to jump finds the columns of every table, asked for once and added to what is typed`() {
        var conversation = conversation()
        conversation.press(.control("p"))
        conversation.press("mail")
        #expect(conversation.screen.contains("columns are being read"))
        let columns = [
            ColumnPlace(relation: Shop.orders.oid, name: Identifier("e_mail"), type: "text"),
            ColumnPlace(relation: Oid(999), name: Identifier("mail_of_no_table_here"), type: "text"),
        ]
        conversation.answer(ReadColumnNames.self, .success(columns))
        #expect(conversation.screen.contains("public.orders.e_mail"))
        #expect(!conversation.screen.contains("of_no_table"))
        conversation.press(.enter)
        #expect((conversation.browser.front as? TableScreen)?.wantedColumn == Identifier("e_mail"))
        conversation.press(.control("p"))
        #expect(conversation.effects.questions(ReadColumnNames.self) == [])
    }

    @Test func `to jump leaves the columns of the table in front to its own screen`() {
        var conversation = conversation()
        conversation.press(.control("p"))
        let column = ColumnPlace(relation: Shop.orders.oid, name: Identifier("e_mail"), type: "text")
        conversation.answer(ReadColumnNames.self, .success([column]))
        conversation.press("e_mail")
        conversation.press(.enter, .control("p"))
        #expect(!conversation.screen.contains("e_mail"))
    }

    @Test func `to jump opens a migration`() {
        var conversation = conversation()
        conversation.press(.control("p"))
        conversation.press("hulk")
        conversation.press(.enter)
        #expect((conversation.browser.front as? MigrationScreen)?.entry.tag == "0004_quiet_hulk")
    }

    @Test func `of themes shows each one while it is chosen, and the old one again after Esc`() {
        var conversation = conversation()
        conversation.press(":theme")
        conversation.press(.enter)
        conversation.press(.down, .down)
        conversation.press(.escape)
        #expect(
            conversation.takeEffects() == [.useTheme("gruvbox"), .useTheme("nord"), .useTheme("default")])
        #expect(conversation.browser.context.theme == "default")
    }

    @Test func `of themes keeps the one that is chosen`() {
        var conversation = conversation()
        conversation.press(":theme")
        conversation.press(.enter)
        conversation.press(.down, .enter)
        #expect(conversation.effects == [.useTheme("gruvbox")])
        #expect(conversation.browser.context.theme == "gruvbox")
    }

    @Test func `of a prompt forgets what was typed after Esc and keeps it after Enter`() {
        var conversation = conversation()
        conversation.press("/ord")
        conversation.press(.escape)
        #expect(conversation.screen.contains("categories"))
        conversation.press("/ord")
        conversation.press(.enter)
        #expect(!conversation.screen.contains("categories"))
        #expect(conversation.browser.overlay == nil)
    }

    @Test func `takes one line of a pasted text`() {
        var conversation = conversation()
        conversation.press("/")
        conversation.press(.paste("ord\u{1B}[2J"))
        #expect(!conversation.screen.contains("\u{1B}"))
    }

    @Test func `of a choice runs what its letter stands for`() {
        var choice = Choice(
            "Copy the row as",
            options: [.init("j", "JSON", command: "copy-json"), .init("c", "CSV", command: "copy-csv")])
        #expect(choice.press(.character("c")).command == "copy-csv")
        #expect(choice.press(.down).command == nil)
        #expect(choice.press(.enter).command == "copy-csv")
        guard case .closed = choice.press(.escape) else {
            Issue.record("Esc does not close the menu")
            return
        }
    }
}

extension OverlayOutcome {
    /// The name of the command that runs.
    fileprivate var command: String? { if case .run(let name) = self { name } else { nil } }
}
