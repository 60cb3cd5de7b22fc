import Terminal
import Testing

@testable import Browser

@Suite struct `A click` {
    private func tables(of overview: Overview = .shop) -> Conversation {
        var conversation = Conversation()
        conversation.answer(LoadOverview.self, .success(overview))
        return conversation
    }

    @Test func `opens what it is made on twice`() {
        var conversation = tables()
        conversation.click(row: 4)
        conversation.click(row: 4)
        #expect(conversation.browser.front is TableScreen)
    }

    @Test func `on what is said about the migrations opens them`() {
        var conversation = tables(of: .shopInProject)
        conversation.click(row: 1)
        #expect(conversation.browser.front is MigrationsScreen)
    }

    @Test func `only selects when it is made once, elsewhere, or too late`() {
        var conversation = tables()
        conversation.click(row: 4)
        conversation.click(row: 5)
        conversation.wait(.seconds(1))
        conversation.click(row: 5)
        conversation.press(.down)
        conversation.click(row: 5)
        #expect(conversation.browser.front is TablesScreen)
        #expect(conversation.marked(row: 5))
    }

    @Test(arguments: [("structure", "columns"), ("open", "rows")])
    func `on a hint does what the hint says`(hint: String, tab: String) throws {
        var conversation = tables()
        let hints = try #require(conversation.screen.split(separator: "\n").last)
        let place = try #require(hints.firstRange(of: hint)).lowerBound
        let column = hints.distance(from: hints.startIndex, to: place)
        conversation.press(.mouse(MouseEvent(.press(.left), column: column, row: 23)))
        #expect(conversation.screen.contains("▸ \(tab)"))
    }

    @Test func `on the hints of a table goes from tab to tab`() throws {
        var conversation = Conversation.reading()
        for tab in ["columns", "keys", "indexes", "columns", "rows"] {
            let hints = try #require(conversation.screen.split(separator: "\n").last)
            let place = try #require(hints.firstRange(of: " \(tab)")).lowerBound
            let column = hints.distance(from: hints.startIndex, to: place)
            conversation.press(.mouse(MouseEvent(.press(.left), column: column, row: 23)))
            #expect(conversation.table?.tab.title.hasPrefix(tab) == true, "column \(column) of \(hints)")
        }
    }
}

@Suite struct `Esc` {
    @Test func `closes a value, a row and a table, one at a time, and no list`() {
        var conversation = Conversation.reading()
        conversation.press("v")
        #expect(conversation.browser.front is RecordScreen)
        conversation.press(.enter)
        #expect(conversation.browser.front is ValueScreen)
        conversation.press(.escape)
        #expect(conversation.browser.front is RecordScreen)
        conversation.press(.escape)
        #expect(conversation.browser.front is TableScreen)
        conversation.press("/paid")
        conversation.press(.enter, .escape)
        #expect(conversation.browser.front is TableScreen)
        conversation.press(.escape, .escape, .escape)
        #expect(conversation.browser.front is TablesScreen)
    }
}
