import Reports
import Rows
import SQL
import Terminal
import Testing

@testable import Browser

@Suite struct `Marking rows` {
    @Test func `shows the mark beside the row, and how many there are`() {
        var conversation = Conversation.reading()
        conversation.press("xjx")
        #expect(conversation.screen.contains("2 marked"))
        #expect(conversation.marks == [0, 2])
        conversation.press("k")
        #expect(conversation.screen.contains(Glyphs.unicode.markedMarker))
        conversation.press("x")
        #expect(conversation.marks == [0])
        conversation.press(.escape)
        #expect(conversation.marks.isEmpty && conversation.table != nil)
    }

    @Test func `a range grows and shrinks with the cursor, and leaves other marks alone`() {
        var conversation = Conversation.reading()
        conversation.press("jjxggV4j")
        #expect(conversation.marks == [0, 1, 2, 3, 4])
        conversation.press("3k")
        #expect(conversation.marks == [0, 1, 2])
        conversation.press("kVjjj")
        #expect(conversation.marks == [0, 2])
    }

    @Test func `a range goes over the edge of a page`() {
        var conversation = Conversation.reading()
        conversation.press("98jV3j")
        conversation.answer(ReadAhead.self, .success(Shop.orderPage(100, before: true)))
        #expect(conversation.table?.marks.keys == (98...101).map(Shop.orderKey))
    }

    @Test func `all rows of the filter are marked without being read, and x leaves one out`() {
        var conversation = Conversation.filtering("user_id = 7")
        conversation.answerFiltered()
        conversation.press("*")
        #expect(conversation.screen.contains("All rows of the filter are marked"))
        conversation.press("jx")
        #expect(conversation.table?.marks.words == "all marked but 1")
        conversation.press("E")
        conversation.press(.enter)
        let source = conversation.effects.questions(ExportRows.self).last?.source
        #expect(source?.filter?.text.hasPrefix("user_id = 7 AND NOT (id = '") == true)
    }

    @Test func `what is marked is copied, a column of it or whole rows`() {
        var conversation = Conversation.reading()
        conversation.press("xxly")
        let cells = conversation.effects.questions(ExportRows.self).last
        #expect(cells?.target == .clipboard(.values))
        #expect(cells?.columns == [Identifier("user_id")])
        #expect(cells?.source.filter?.text.hasPrefix("id IN ('9f3c41d0") == true)
        conversation.answer(ExportRows.self, .success(.text("4412\n4425\n", rows: 2)))
        #expect(
            conversation.effects.contains(.copy("4412\n4425\n", what: "the values of user_id, 2 rows")))
        conversation.press("gy")
        #expect(conversation.screen.contains("Copy what is marked as"))
        conversation.press("i")
        #expect(conversation.effects.questions(ExportRows.self).last?.target == .clipboard(.insert))
    }

    @Test func `another filter forgets the marks, another page does not`() {
        var conversation = Conversation.reading()
        conversation.press("xG")
        conversation.answer(LoadPage.self, .success(Shop.orderPage(900, before: true, after: false)))
        #expect(conversation.table?.marks.keys == [Shop.orderKey(0)])
        conversation.press("f")
        conversation.press(.enter)
        #expect(conversation.table?.marks.isEmpty == true)
    }

    @Test func `is not for rows without a key`() {
        var conversation = Conversation.reading(Shop.topCustomersPage())
        conversation.press("x")
        #expect(conversation.screen.contains("no key by which a mark would be found again"))
        conversation.press("*E")
        conversation.press(.enter)
        #expect(conversation.effects.questions(ExportRows.self).last?.source == Shop.topCustomers)
    }
}

extension Conversation {
    /// The rows of the page that are marked.
    fileprivate var marks: [Int] {
        guard let table, let page = table.grid?.page else { return [] }
        return (0..<page.rowCount).filter { table.marks.contains(page.key(of: $0)) }
    }
}
