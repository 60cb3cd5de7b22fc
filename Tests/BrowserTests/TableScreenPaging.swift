import Catalog
import Rows
import SQL
import Terminal
import Testing

@testable import Browser

@Suite struct `Turning the pages of a table` {
    @Test func `opening asks once, for the table and its first page together`() {
        var conversation = Conversation.opening(Shop.orders)
        let effects = conversation.takeEffects()
        #expect(effects.count == 1)
        #expect(
            effects.questions(OpenTable.self) == [
                OpenTable(OpenRequest(relation: Shop.orders.oid, limit: 100))
            ])
    }

    @Test func `moving inside of a page asks for nothing`() {
        var conversation = Conversation.reading()
        conversation.press("jjjkllhw0$")
        #expect(conversation.effects == [])
        #expect(conversation.table?.grid?.row == 2)
    }

    @Test
    func
        `the step over the edge asks for what follows the last row, which is put beside the rows that are there`()
    {
        var conversation = Conversation.reading()
        conversation.press("100j")
        #expect(conversation.asked == .after(Shop.orderKey(99)))
        #expect(conversation.selectedKey == Shop.orderKey(99))
        let before = conversation.visibleOrders
        conversation.answer(LoadPage.self, .success(Shop.orderPage(100, before: true)))
        #expect(conversation.selectedKey == Shop.orderKey(100))
        #expect(conversation.visibleOrders == before.map { $0 + 1 })
        #expect(conversation.effects == [])
    }

    @Test func `the step back asks for what is in front of the first row, and lands on its last one`() {
        var conversation = Conversation.reading(Shop.orderPage(100, before: true))
        conversation.press("k")
        #expect(conversation.asked == .before(Shop.orderKey(100)))
        conversation.answer(LoadPage.self, .success(Shop.orderPage(0)))
        #expect(conversation.selectedKey == Shop.orderKey(99))
        #expect(conversation.screen.contains("\(4412 + 99 * 13)"))
    }

    @Test func `keys pressed while a page is on its way move the place where it will be entered`() {
        var conversation = Conversation.reading()
        conversation.press("100jjjjk")
        #expect(conversation.effects.count == 1)
        conversation.answer(LoadPage.self, .success(Shop.orderPage(100, before: true)))
        #expect(conversation.selectedKey == Shop.orderKey(102))
    }

    @Test func `a key held down does not run beyond the page that comes`() {
        var conversation = Conversation.reading()
        conversation.press("99j")
        conversation.press(String(repeating: "j", count: 500))
        conversation.press(String(repeating: " ", count: 50))
        conversation.answer(ReadAhead.self, .success(Shop.orderPage(100, before: true)))
        #expect(conversation.selectedKey == Shop.orderKey(199))
        #expect(conversation.aheadAsked == .after(Shop.orderKey(199)))
    }

    @Test func `a count goes through as many pages as it takes`() {
        var conversation = Conversation.reading()
        conversation.press("250j")
        conversation.answer(LoadPage.self, .success(Shop.orderPage(100, before: true)))
        #expect(conversation.asked == .after(Shop.orderKey(199)))
        conversation.answer(LoadPage.self, .success(Shop.orderPage(200, before: true)))
        #expect(conversation.selectedKey == Shop.orderKey(250))
        _ = conversation.takeEffects()
        conversation.press("250k")
        #expect(conversation.selectedKey == Shop.orderKey(0))
        #expect(conversation.effects == [])
    }

    @Test func `a count that would read hundreds of pages is refused, with another way`() {
        var conversation = Conversation.reading()
        conversation.press("99999j")
        #expect(conversation.effects == [])
        #expect(conversation.screen.contains("60% to a share"))
    }

    @Test func `moving back before the page is there forgets it`() {
        var conversation = Conversation.reading()
        conversation.press("100j")
        conversation.press("k")
        #expect(conversation.table?.turn == nil)
        #expect(conversation.effects.last == .cancel(Place(ScreenID(1), LoadPage.self)))
        #expect(conversation.selectedKey == Shop.orderKey(99))
        conversation.answer(LoadPage.self, .success(Shop.orderPage(100, before: true)))
        #expect(conversation.selectedKey == Shop.orderKey(99))
    }

    @Test func `gg and G go to the first and the last rows of all`() {
        var conversation = Conversation.reading(Shop.orderPage(300, before: true))
        conversation.press("G")
        #expect(conversation.asked == .last)
        conversation.answer(LoadPage.self, .success(Shop.orderPage(900, before: true, after: false)))
        #expect(conversation.selectedKey == Shop.orderKey(999))
        conversation.press("G")
        #expect(conversation.effects == [])
        conversation.press("gg")
        #expect(conversation.asked == .first)
        conversation.answer(LoadPage.self, .success(Shop.orderPage(0)))
        #expect(conversation.selectedKey == Shop.orderKey(0))
    }

    @Test(arguments: [(5, 0.05), (60, 0.6)])
    func `5% and 60% go to a share of the table`(percent: Int, share: Double) {
        var conversation = Conversation.reading()
        conversation.press("\(percent)%")
        #expect(conversation.asked == .fraction(share))
        conversation.answer(LoadPage.self, .success(Shop.orderPage(600, before: true)))
        #expect(conversation.selectedKey == Shop.orderKey(600))
    }

    @Test func `an answer to an earlier question is dropped`() {
        var conversation = Conversation.reading()
        conversation.press("100j")
        let late = conversation.ticket
        conversation.press("G")
        if let late {
            conversation.say(
                .answered(
                    AnyAnswer(to: LoadPage.self, ticket: late, .success(Shop.orderPage(100))), cost: nil))
        }
        #expect(conversation.selectedKey == Shop.orderKey(99))
        conversation.answer(LoadPage.self, .success(Shop.orderPage(900, before: true, after: false)))
        #expect(conversation.selectedKey == Shop.orderKey(999))
    }

    @Test func `a view ends where its first rows end, and says so`() {
        var conversation = Conversation.reading(Shop.topCustomersPage())
        conversation.press("99jj")
        #expect(conversation.effects == [])
        #expect(conversation.screen.contains(": a view has no key; + reads 1,000 more."))
    }

    @Test func `more of a view is read on demand, from its beginning`() {
        var conversation = Conversation.reading(Shop.topCustomersPage())
        conversation.press("99j+")
        #expect(conversation.asked == .first)
        conversation.answer(LoadPage.self, .success(Shop.topCustomersPage(rows: 1_100)))
        #expect(conversation.table?.grid?.row == 99)
        #expect(conversation.screen.contains("Read again: the first 1,100 rows."))
        conversation.press("G+")
        conversation.answer(LoadPage.self, .success(Shop.topCustomersPage(rows: 1_500, isCutShort: false)))
        #expect(conversation.screen.contains("Read again: all 1,500 rows."))
        conversation.press("+")
        #expect(conversation.screen.contains("here all rows can be reached"))
    }

    @Test func `the header says how much of the table lies above the screen`() {
        var conversation = Conversation.reading(count: .about(1_000))
        #expect(!conversation.header.contains("%"))
        conversation.press("60%")
        conversation.answer(LoadPage.self, .success(Shop.orderPage(600, before: true)))
        #expect(conversation.header.contains("60%"))
        conversation.press("90j")
        #expect(conversation.header.contains("67%"))
        conversation.press("G")
        conversation.answer(LoadPage.self, .success(Shop.orderPage(900, before: true, after: false)))
        #expect(conversation.header.contains("100%"))
        conversation.press("99k")
        #expect(conversation.header.contains("90%"))
    }
}

extension Conversation {
    /// The first line of the screen.
    var header: String { String(screen.prefix { $0 != "\n" }) }

    /// The page that is asked for.
    var asked: PagePosition? {
        (effects.last?.question?.value as? LoadPage)?.request.position
    }

    /// The page that is fetched before anybody wants it.
    var aheadAsked: PagePosition? {
        (effects.last?.question?.value as? ReadAhead)?.request.position
    }

    var selectedKey: RowKey? { table?.grid.flatMap { $0.page.key(of: $0.row) } }

    /// The numbers of the orders on the screen.
    var visibleOrders: [Int] {
        screen.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: "║")
            guard parts.count == 2, let user = Int(parts[1].split(separator: " ").first ?? "") else {
                return nil
            }
            return (user - 4412) / 13
        }
    }
}
