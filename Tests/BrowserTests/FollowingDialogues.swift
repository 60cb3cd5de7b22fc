import Catalog
import Reports
import Rows
import SQL
import Terminal
import Testing

@testable import Browser

@Suite struct `Following references` {
    @Test(arguments: [[Key.enter], [.character("g"), .character("d")]])
    func `leads from a foreign key to the row, and back as it was left`(keys: [Key]) {
        var conversation = Conversation.following()
        conversation.press("jjl")
        for key in keys { conversation.press(key) }
        let opened = conversation.effects.questions(OpenTable.self).last?.request
        #expect(opened?.relation == Oid(9))
        #expect(opened?.filter?.text == "id = 4438")
        #expect(conversation.screen.contains("public.users"))
        #expect(conversation.screen.contains("orders 9f3c41d0"))
        conversation.press(.backspace)
        #expect(conversation.table?.relation == Shop.orders)
        #expect(conversation.selectedKey == Shop.orderKey(2))
        conversation.press(.control("n"))
        #expect(conversation.table?.relation.oid == Oid(9))
    }

    @Test func `is offered only where it leads somewhere`() {
        var conversation = Conversation.following(Size(columns: 120, rows: 24))
        #expect(!conversation.screen.contains("gd follow"))
        #expect(conversation.screen.contains("gr referring"))
        conversation.press("l")
        #expect(conversation.screen.contains("gd follow"))
        conversation.press("lgd")
        #expect(conversation.screen.contains("This column is no part of a foreign key."))
    }

    @Test func `lists what refers to the row, and opens the rows that do`() {
        var conversation = Conversation.following()
        conversation.press("gr")
        let asked = conversation.effects.questions(CountReferrers.self).last?.request.references
        #expect(asked?.count == 12)
        #expect(asked?.first?.filter?.text.hasPrefix("order_id = '9f3c41d0") == true)
        conversation.answer(CountReferrers.self, .success(Shop.referrers))
        for words in ["more than 1,000", "not counted: no index finds them", "permission denied", "none"] {
            #expect(conversation.screen.contains(words))
        }
        conversation.press(.enter)
        #expect(conversation.effects.questions(OpenTable.self).last?.request.relation == Oid(20))
    }

    @Test(arguments: Size.pictured)
    func `looks like this`(size: Size) throws {
        var conversation = Conversation.following(size)
        conversation.press("gr")
        conversation.answer(CountReferrers.self, .success(Shop.referrers))
        try expectSnapshot(conversation.frame, named: "referrers-\(size.testDescription)")
        conversation.press(.escape)
        conversation.press("llgv")
        conversation.answer(CountValues.self, .success(Shop.states))
        try expectSnapshot(conversation.frame, named: "values-\(size.testDescription)")
    }
}
