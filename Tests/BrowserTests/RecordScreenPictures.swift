import Catalog
import Reports
import Rows
import SQL
import Terminal
import Testing

@testable import Browser

@Suite struct `A record in pictures` {
    @Test(arguments: Size.pictured)
    func `has a line for each column`(size: Size) throws {
        var conversation = Conversation.reading(Shop.orderPage(), size)
        conversation.press("jwwwwv")
        conversation.answer(LoadRecord.self, .success(Shop.orderPage(1, count: 1)))
        try expectSnapshot(conversation.frame, named: "record-filled-\(size.testDescription)")
    }

    @Test(arguments: Size.pictured)
    func `shows what the page has while it is read again`(size: Size) throws {
        var conversation = Conversation.reading(Shop.orderPage(), size)
        conversation.press("v")
        conversation.wait(.seconds(2))
        try expectSnapshot(conversation.frame, named: "record-waiting-\(size.testDescription)")
    }

    @Test(arguments: Size.pictured)
    func `stays when the row is gone`(size: Size) throws {
        var conversation = Conversation.reading(Shop.orderPage(), size)
        conversation.press("v")
        conversation.answer(LoadRecord.self, .failure(.rowIsGone))
        try expectSnapshot(conversation.frame, named: "record-failed-\(size.testDescription)")
    }

    @Test func `says that there are no columns`() throws {
        let source = RowSource(relation: Shop.orders, columns: [], order: .unordered(.noCommonKey))
        var conversation = Conversation.reading(RowPage(source: source, rows: [[]]))
        conversation.press("v")
        try expectSnapshot(conversation.frame, named: "record-empty-80x24")
    }

    @Test func `needs nothing but ASCII`() throws {
        var conversation = Conversation.reading(Shop.orderPage(), glyphs: .ascii)
        conversation.press("jv")
        try expectSnapshot(conversation.frame, named: "record-ascii-80x24")
        #expect(!conversation.screen.contains { !$0.isASCII })
    }
}

@Suite struct `Talking to a record` {
    @Test func `n and p go from row to row and ask for each`() {
        var conversation = Conversation.reading()
        conversation.press("v")
        #expect(conversation.recordAsked == Shop.orderKey(0))
        conversation.press("nnp")
        #expect(conversation.recordAsked == Shop.orderKey(1))
        conversation.press("pp")
        #expect(conversation.screen.contains("This is the first row."))
    }

    @Test func `n goes on over the edge of what is there, and p back`() {
        var conversation = Conversation.reading()
        conversation.press("99jvn")
        #expect(conversation.asked == .after(Shop.orderKey(99)))
        conversation.answer(LoadPage.self, .success(Shop.orderPage(100, before: true, after: false)))
        #expect(conversation.recordAsked == Shop.orderKey(100))
        conversation.press("p")
        #expect(conversation.recordAsked == Shop.orderKey(99))
        conversation.press("200n")
        #expect(conversation.recordAsked == Shop.orderKey(199))
        conversation.press("n")
        #expect(conversation.screen.contains("This is the last row."))
    }

    @Test func `a late answer for another row is dropped`() {
        var conversation = Conversation.reading()
        conversation.press("v")
        let late = conversation.ticket
        conversation.press("n")
        if let late {
            conversation.say(
                .answered(
                    AnyAnswer(to: LoadRecord.self, ticket: late, .success(Shop.orderPage(50, count: 1))),
                    cost: nil))
        }
        #expect(conversation.screen.contains("4425"))
        #expect(!conversation.screen.contains("\(4412 + 50 * 13)"))
    }

    @Test func `while something is searched for, n goes to the next line that has it`() {
        var conversation = Conversation.reading()
        conversation.press("v/at")
        conversation.press(.enter)
        let first = conversation.record?.view.selection
        conversation.press("n")
        #expect(conversation.record?.row == 0)
        #expect(conversation.record?.view.selection != first)
        conversation.press(.escape)
        conversation.press("n")
        #expect(conversation.record?.row == 1)
    }

    @Test func `Enter opens the value of the line`() {
        var conversation = Conversation.reading()
        conversation.press("vjj")
        conversation.press(.enter)
        #expect((conversation.browser.front as? ValueScreen)?.column.name.name == "status")
    }
}

extension Problem {
    static let rowIsGone = Problem(
        "The row is not there any more.", remedy: "q goes back; R reads the page again.")
}

extension Conversation {
    var record: RecordScreen? { browser.front as? RecordScreen }

    var recordAsked: RowKey? {
        (effects.last?.question?.value as? LoadRecord)?.request.key
    }
}
