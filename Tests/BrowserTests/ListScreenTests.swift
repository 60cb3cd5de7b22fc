import Reports
import Terminal
import Testing
import Verification

@testable import Browser

/// Every screen with a list, held to the same behaviour; each in a window that shows a few of its lines at a time.
@Suite struct `Every list` {
    @Test(arguments: OpenList.all)
    func `is scrolled by the wheel, which leaves the selection where it can be seen`(list: OpenList) {
        var conversation = list.conversation()
        conversation.press("gg")
        let before = list.view(conversation)
        #expect(before.selection == 0 && before.first == 0 && before.count > before.height)
        conversation.turn(.wheelDown)
        let after = list.view(conversation)
        #expect(after.first == min(3, before.count - before.height))
        #expect(after.selection == after.first)
        conversation.press("G")
        conversation.turn(.wheelUp)
        #expect(list.view(conversation).visible.contains(list.view(conversation).selection ?? -1))
    }

    @Test(arguments: OpenList.all)
    func `keeps the selection while the wheel turns and the line is still seen`(list: OpenList) {
        var conversation = list.conversation(Size(columns: 80, rows: 40))
        conversation.press("gg")
        conversation.turn(.wheelUp)
        #expect(list.view(conversation).selection == 0)
        conversation.press("j")
        conversation.turn(.wheelUp)
        #expect(list.view(conversation).selection == 1)
    }

    @Test(arguments: OpenList.all)
    func `selects the line that is clicked, and none elsewhere`(list: OpenList) throws {
        var conversation = list.conversation()
        conversation.press("gg")
        let layout = try #require(list.screen(conversation)).layout(in: conversation.browser.context)
        // The program's header is above everything.
        let first = layout.lines.row + 1
        conversation.click(row: first + 1)
        #expect(list.view(conversation).selection == 1)
        #expect(conversation.marked(row: first + 1))
        conversation.click(row: first - 1)
        conversation.click(row: 0)
        #expect(list.view(conversation).selection == 1)
        conversation.click(row: first)
        #expect(list.view(conversation).selection == 0)
    }

    @Test(arguments: OpenList.all)
    func `opens with a double click what Enter opens`(list: OpenList) throws {
        var (clicked, pressed) = (list.conversation(), list.conversation())
        let layout = try #require(list.screen(clicked)).layout(in: clicked.browser.context)
        let line = try #require(list.view(clicked).selectedLine)
        clicked.press(.mouse(MouseEvent(.doublePress(.left), column: 12, row: layout.lines.row + 1 + line)))
        pressed.press(.enter)
        #expect(clicked.screen == pressed.screen)
        #expect(clicked.screen != list.conversation().screen)
    }

    @Test(arguments: OpenList.all)
    func `offers no Enter once a page of it fills the screen`(list: OpenList) {
        var conversation = list.conversation()
        conversation.press(.enter)
        guard (conversation.browser.front as? any PagedListScreen)?.isReading == true else { return }
        #expect(conversation.screen.split(separator: "\n").last?.contains("⏎") == false)
    }

    @Test(arguments: OpenList.all)
    func `goes to the ends and by pages`(list: OpenList) {
        var conversation = list.conversation()
        conversation.press("gg")
        let (count, height) = (list.view(conversation).count, list.view(conversation).height)
        conversation.press("G")
        #expect(list.view(conversation).selection == count - 1)
        conversation.press("gg")
        #expect(list.view(conversation).selection == 0)
        conversation.press(.pageDown)
        #expect(list.view(conversation).selection == min(count - 1, max(1, height - 1)))
        conversation.press(.pageUp)
        #expect(list.view(conversation).selection == 0)
        conversation.press("2G")
        #expect(list.view(conversation).selection == 1)
    }

    @Test(arguments: OpenList.all)
    func `goes from match to match and around the end`(list: OpenList) throws {
        var conversation = list.conversation()
        conversation.press("gg/\(list.kind.needle)")
        conversation.press(.enter)
        let matches = try #require(list.screen(conversation)).matches
        #expect(matches.count > 1)
        let found = list.view(conversation).selection
        #expect(found.map(matches.contains) == true)
        for _ in matches { conversation.press(.character("n")) }
        #expect(list.view(conversation).selection == found)
        conversation.press("N")
        let before = matches.last { $0 < found ?? 0 } ?? matches.last
        #expect(list.view(conversation).selection == before)
    }

    @Test(arguments: OpenList.all)
    func `forgets the search with the first Esc, and closes nothing`(list: OpenList) throws {
        var conversation = list.conversation()
        conversation.press("/\(list.kind.needle)")
        conversation.press(.enter)
        #expect(list.screen(conversation)?.needle == list.kind.needle)
        conversation.press(.escape)
        #expect(list.screen(conversation)?.needle == "")
        conversation.press("N")
        #expect(conversation.browser.notice?.text == "Nothing is searched for; / begins.")
    }
}

/// A page in the place of a list.
@Suite struct `Every page of a list` {
    @Test(arguments: OpenList.paged)
    func `says how much of it is below, until its end is seen`(list: OpenList) throws {
        var conversation = list.conversation()
        conversation.press(list.kind.pageKey)
        let page = try #require(list.screen(conversation) as? any PagedListScreen)
        let context = conversation.browser.context
        let below = page.document(in: context).lineCount - page.pageSize(in: context).rows
        #expect(conversation.screen.contains("… \(below + 1) more line") == (below > 0))
        conversation.press("G")
        #expect(!conversation.screen.contains("more line"))
    }

    @Test(arguments: OpenList.paged)
    func `is searched and scrolled by itself, and the list is as it was after it`(list: OpenList) throws {
        var conversation = list.conversation()
        conversation.press(list.kind.pageKey)
        let page = try #require(list.screen(conversation) as? any PagedListScreen)
        #expect(page.isReading)
        let before = list.view(conversation)
        conversation.press("G")
        conversation.turn(.wheelUp)
        conversation.turn(.wheelDown)
        let needle = list.word(of: page.document(in: conversation.browser.context))
        conversation.press("/\(needle)")
        conversation.press(.enter)
        conversation.press("nN")
        #expect((list.screen(conversation) as? any PagedListScreen)?.isReading == true)
        #expect(list.view(conversation) == before)
        conversation.press(.escape)
        #expect((list.screen(conversation) as? any PagedListScreen)?.isReading == false)
        #expect(list.view(conversation) == before)
    }

    /// The list behind would have gone to the difference that has the word, and shown that one instead.
    @Test func `keeps the difference that is read while a word of another one is searched for`() {
        var conversation = OpenList.drift.conversation()
        conversation.press(.enter)
        let subject = (conversation.browser.front as? DriftScreen)?.selected?.subject
        conversation.press("/products_name")
        conversation.press(.enter)
        conversation.press("n")
        #expect((conversation.browser.front as? DriftScreen)?.selected?.subject == subject)
        #expect(conversation.browser.notice?.text == "Nothing here says “products_name”.")
    }

    @Test func `moves to the way out that is searched for`() {
        var conversation = OpenList.repair.conversation()
        conversation.press("gg/Accept")
        conversation.press(.enter)
        #expect(OpenList.repair.view(conversation).selection == 2)
    }

    @Test func `shows the selected table alone in the drift when the others are folded`() {
        var conversation = OpenList.drift.conversation(Size(columns: 80, rows: 40))
        conversation.press("ggh")
        #expect(!conversation.screen.contains("is called idx_region   "))
        #expect(OpenList.drift.view(conversation).count == 5)
        #expect(conversation.screen.contains("▸orders"))
        conversation.press("l")
        #expect(OpenList.drift.view(conversation).count == 8)
        conversation.press("jjo")
        #expect(OpenList.drift.view(conversation).selection == 0)
        conversation.press("/idx_region")
        conversation.press(.enter)
        #expect(OpenList.drift.view(conversation).selection == 0)
    }
}
