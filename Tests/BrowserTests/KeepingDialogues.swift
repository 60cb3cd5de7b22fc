import Catalog
import Reports
import Rows
import SQL
import Terminal
import Testing

@testable import Browser

@Suite struct `How a table was looked at` {
    @Test func `is kept when it changes: filters as they were typed, the sorting, and columns`() {
        var conversation = Conversation.filtering("user_id = 7")
        #expect(conversation.kept?.filters == ["user_id = 7"])
        conversation.answerFiltered()
        conversation.press("lsz")
        #expect(conversation.kept?.sort == "user_id")
        #expect(conversation.kept?.widened == ["user_id"])
        conversation.press("H")
        #expect(conversation.kept?.hidden == ["user_id"])
    }

    @Test func `has no value of a row that nobody has typed`() {
        var conversation = Conversation.reading()
        conversation.press("f")
        conversation.press(.enter)
        #expect(conversation.kept == nil)
        conversation.answer(LoadPage.self, .success(Shop.orderPage()))
        conversation.press("llgv")
        conversation.answer(CountValues.self, .success(Shop.states))
        conversation.press(.enter)
        #expect(conversation.requested?.source.filter?.text == "status = 'paid'")
        #expect(conversation.kept == nil)
    }

    @Test func `comes back with the table, sorted again only where that is quick`() {
        var kept = KeptTable()
        kept.filters = ["total > 100"]
        (kept.sort, kept.hidden, kept.widened) = ("total desc", ["note", "nobody"], ["status"])
        for (rows, sort) in [(Int64(90_000), "total desc"), (48_000_000, "")] {
            var conversation = Conversation.opening(Shop.orders)
            conversation.remember([Shop.orders.name: kept])
            conversation.answer(
                OpenTable.self, .success(Shop.opening(Shop.orderPage(), count: .about(rows))))
            #expect(conversation.screen.contains("1 hidden"))
            #expect(conversation.table?.grid?.choices.widened == [Identifier("status")])
            #expect((conversation.requested?.source.sort.text ?? "") == sort)
            #expect(conversation.table?.filters.texts == ["total > 100"])
        }
    }

    @Test func `is there again when the table is opened a second time`() {
        var conversation = Conversation.reading()
        conversation.press("lHq")
        conversation.press(.enter)
        conversation.answer(OpenTable.self, .success(Shop.opening(Shop.orderPage())))
        #expect(conversation.screen.contains("1 hidden"))
    }
}

extension Conversation {
    /// What was kept last.
    fileprivate var kept: KeptTable? {
        effects.compactMap { if case .keep(let table, _) = $0 { table } else { nil } }.last
    }
}
