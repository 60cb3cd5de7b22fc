import Catalog
import Foundation
import Reports
import Rows
import SQL
import Terminal
import Testing

@testable import Browser

@Suite struct `Talking to a table` {
    @Test func `a page that fails leaves the rows, and R opens the table again at the same row`() {
        var conversation = Conversation.reading(Shop.orderPage(300, before: true))
        conversation.press("99jj")
        conversation.answer(ReadAhead.self, .failure(.timedOut))
        #expect(conversation.screen.contains("The server gave up after 30 seconds."))
        #expect(conversation.selectedKey == Shop.orderKey(399))
        _ = conversation.takeEffects()
        conversation.press("R")
        conversation.answer(OpenTable.self, .success(Shop.opening(Shop.orderPage(0))))
        #expect(conversation.asked == .from(Shop.orderKey(399)))
        conversation.answer(LoadPage.self, .success(Shop.orderPage(399, before: true)))
        #expect(conversation.selectedKey == Shop.orderKey(399))
        #expect(!conversation.screen.contains("gave up"))
    }

    @Test func `a lost connection leaves the rows; the next key reconnects and goes on at the same key`() {
        var conversation = Conversation.reading()
        conversation.press("100j")
        conversation.say(.link(.offline(.refused)))
        conversation.answer(LoadPage.self, .failure(.refused))
        #expect(conversation.selectedKey == Shop.orderKey(99))
        _ = conversation.takeEffects()
        conversation.press("j")
        #expect(conversation.effects.first == .reconnect)
        #expect(conversation.asked == .after(Shop.orderKey(99)))
        conversation.answer(LoadPage.self, .success(Shop.orderPage(100, before: true)))
        #expect(conversation.selectedKey == Shop.orderKey(100))
    }

    @Test func `a table that became another one is shown with its new columns, at the same column`() {
        var conversation = Conversation.reading()
        conversation.press("wwj")
        conversation.press("100j")
        conversation.answer(
            LoadPage.self, .failure(Problem("The table has changed.", remedy: "R opens it again.")))
        conversation.press("R")
        let source = RowSource(
            relation: Shop.orders, columns: [Shop.orderRows.columns[2], Shop.orderRows.columns[0]],
            order: Shop.orderRows.order)
        let page = RowPage(source: source, rows: [[.value("paid"), .value("1")]])
        conversation.answer(OpenTable.self, .success(Shop.opening(page)))
        #expect(conversation.table?.grid?.column == 0)
        #expect(conversation.table?.grid?.page == page)
    }

    @Test func `a table that is remembered is looked up behind its rows, and nobody sees it`() {
        var conversation = Conversation.reading()
        conversation.press("q")
        conversation.press(.enter)
        let opening = Shop.opening(
            Shop.orderPage(0), count: Shop.orders.estimatedCount, isRemembered: true)
        conversation.answer(OpenTable.self, .success(opening))
        let picture = conversation.screen
        conversation.answer(ConfirmStructure.self, .success(Structure(relation: Shop.orders)))
        #expect(conversation.screen == picture)
        #expect(conversation.effects.questions(OpenTable.self).isEmpty)
    }

    @Test func `a remembered table that has become another one meanwhile is read again`() {
        var conversation = Conversation.reading()
        conversation.press("q")
        conversation.press(.enter)
        conversation.answer(OpenTable.self, .success(Shop.opening(Shop.orderPage(0), isRemembered: true)))
        conversation.press("3j")
        let other = Structure(relation: Shop.orders, rowSecurity: .enabled)
        conversation.answer(ConfirmStructure.self, .success(other))
        #expect(conversation.effects.questions(OpenTable.self).map(\.request.relation) == [Shop.orders.oid])
        conversation.answer(OpenTable.self, .success(Shop.opening(Shop.orderPage(0))))
        #expect(conversation.selectedKey == Shop.orderKey(3))
    }

    @Test func `Esc hides the problem and brings the rows back to full strength`() {
        var conversation = Conversation.reading()
        let before = conversation.frame
        conversation.press("100j")
        conversation.answer(LoadPage.self, .failure(.timedOut))
        #expect(conversation.frame.picture(of: .dim) != before.picture(of: .dim))
        conversation.press(.escape)
        #expect(!conversation.screen.contains("gave up"))
        #expect(conversation.frame.picture(of: .dim) == before.picture(of: .dim))
    }

    @Test func `what a person stops is no failure`() {
        var conversation = Conversation.reading()
        conversation.press("100j")
        conversation.press(.control("c"))
        #expect(conversation.effects.last == .cancel(Place(ScreenID(1), LoadPage.self)))
        conversation.answer(LoadPage.self, .failure(.stopped))
        #expect(conversation.table?.trouble == nil)
        #expect(conversation.screen.contains("The query was stopped. The rows are those from before."))
    }

    @Test func `R reads the same page again and says what changed`() {
        var conversation = Conversation.reading()
        conversation.press("jjjjj")
        conversation.press("R")
        #expect(conversation.asked == .first)
        conversation.answer(LoadPage.self, .success(Shop.orderPage(3)))
        #expect(conversation.screen.contains("Read again: 3 rows gone."))
        conversation.press("R")
        conversation.answer(LoadPage.self, .success(Shop.orderPage(3)))
        #expect(conversation.screen.contains("Read again: nothing changed on this page."))
    }

    @Test func `R keeps the cursor on its row, wherever that is now`() {
        var conversation = Conversation.reading(Shop.orderPage(100, before: true))
        conversation.press("10j")
        conversation.press("R")
        #expect(conversation.asked == .from(Shop.orderKey(100)))
        conversation.answer(LoadPage.self, .success(Shop.orderPage(105, before: true)))
        #expect(conversation.selectedKey == Shop.orderKey(110))
    }

    @Test func `# counts exactly and says how old the count is`() {
        var conversation = Conversation.reading()
        #expect(conversation.screen.contains("~48M"))
        conversation.press("#")
        #expect(conversation.screen.contains("counting"))
        conversation.answer(CountRows.self, .success(48_213_004))
        #expect(conversation.screen.contains("48,213,004 rows "))
        conversation.wait(.seconds(200))
        #expect(conversation.screen.contains("48,213,004 rows, 3 min old"))
    }

    @Test(arguments: [Duration.zero, .milliseconds(499), .seconds(60)])
    func `digits are a count at any pace`(pace: Duration) {
        var conversation = Conversation.reading()
        conversation.press("1")
        conversation.wait(pace)
        conversation.press("12")
        conversation.wait(pace)
        conversation.press("j")
        #expect(conversation.table?.tab == .rows)
        #expect(conversation.table?.turn == .forwards(12))
    }

    @Test func `5j goes five rows down, and 2j two lines of a tab`() {
        var conversation = Conversation.reading()
        conversation.press("5j")
        #expect(conversation.selectedKey == Shop.orderKey(5))
        conversation.press("g2")
        conversation.press("2j")
        #expect(conversation.table?.tab == .columns)
    }

    @Test(arguments: TableTab.allCases)
    func `every tab can be seen, also where the rows may not be read`(tab: TableTab) {
        var conversation = Conversation.opening(Shop.products)
        let opening = TableOpening(structure: Shop.structure, page: .failure(.forbidden), count: .unknown)
        conversation.answer(OpenTable.self, .success(opening))
        conversation.press("g\(tab.rawValue)")
        if tab == .statistics { conversation.answer(LoadStatistics.self, .success(Shop.statistics)) }
        #expect(conversation.screen.contains("public.products ▸ \(tab.title)"))
        #expect(conversation.screen.contains("permission denied") == (tab == .rows))
    }

    @Test func `statistics are asked for when somebody looks at them, and once`() {
        var conversation = Conversation.reading()
        conversation.press("g6")
        #expect(conversation.effects.count == 1)
        conversation.answer(LoadStatistics.self, .success(Shop.statistics))
        conversation.press("]")
        conversation.press("[")
        #expect(conversation.table?.tab == .statistics)
        #expect(conversation.effects == [])
    }

    @Test func `searching finds cells on the page, goes around, and Esc ends it`() {
        var conversation = Conversation.reading()
        conversation.press("/REFUNDED")
        conversation.press(.enter)
        #expect(conversation.selectedKey == Shop.orderKey(2))
        conversation.press("n")
        #expect(conversation.selectedKey == Shop.orderKey(10))
        conversation.press("NN")
        #expect(conversation.selectedKey == Shop.orderKey(98))
        #expect(conversation.screen.contains("Around the top of the page."))
        #expect(conversation.frame.roles.contains("////////"))
        conversation.press(.escape)
        #expect(!conversation.frame.roles.contains("////////"))
    }

    @Test func `H hides a column, gH shows all again`() {
        var conversation = Conversation.reading()
        conversation.press("wH")
        #expect(!conversation.screen.contains("user_id"))
        #expect(conversation.screen.contains("1 hidden"))
        conversation.press("gH")
        #expect(conversation.screen.contains("user_id"))
    }

    @Test func `z shows a column in full width, and as before`() {
        var conversation = Conversation.reading()
        #expect(!conversation.screen.contains("9f3c41d0-7b5e-4c2a-9d11-00000000a000"))
        conversation.press("z")
        #expect(conversation.screen.contains("9f3c41d0-7b5e-4c2a-9d11-00000000a000"))
        conversation.press("z")
        #expect(!conversation.screen.contains("9f3c41d0-7b5e-4c2a-9d11-00000000a000"))
    }

    @Test func `a click selects a cell, a double click opens it, the wheel scrolls`() {
        var conversation = Conversation.reading()
        let column = conversation.column(of: "total")
        conversation.press(.mouse(MouseEvent(.press(.left), column: column, row: 5)))
        #expect(conversation.selectedKey == Shop.orderKey(3))
        #expect(conversation.table?.grid?.column == 3)
        conversation.press(.mouse(MouseEvent(.wheelDown, column: column, row: 5)))
        #expect(conversation.selectedKey == Shop.orderKey(6))
        conversation.press(.mouse(MouseEvent(.doublePress(.left), column: column, row: 2)))
        #expect(conversation.browser.front is ValueScreen)
    }

    @Test func `a table without columns says how many rows it has`() {
        let source = RowSource(relation: Shop.orders, columns: [], order: .unordered(.noCommonKey))
        let conversation = Conversation.reading(RowPage(source: source, rows: [[], [], []]))
        #expect(conversation.screen.contains("This table has no columns; 3 rows."))
    }

    @Test func `what a withheld value cannot do is said`() {
        var conversation = Conversation.reading()
        conversation.press("$y")
        #expect(conversation.screen.contains("You may not read this column."))
        conversation.press(.enter)
        #expect(conversation.browser.front is TableScreen)
    }

    @Test(arguments: [
        Size(columns: 1, rows: 1), Size(columns: 7, rows: 3), Size(columns: 500, rows: 200), .zero,
    ])
    func `every size of the terminal is drawn`(size: Size) {
        var conversation = Conversation.reading()
        conversation.press("$jj")
        conversation.say(.resized(size))
        #expect(conversation.frame.grid == size)
        conversation.press(" jz0H$")
        #expect(conversation.frame.grid == size)
    }
}

extension Conversation {
    /// Where a name stands in the line of columns.
    func column(of name: String) -> Int {
        let line = screen.split(separator: "\n", omittingEmptySubsequences: false)[1]
        return line.range(of: name).map { line.distance(from: line.startIndex, to: $0.lowerBound) } ?? 0
    }
}
