import Reports
import Rows
import Terminal
import Testing

@testable import Browser

@Suite struct `The rows of a table in pictures` {
    @Test(arguments: Size.pictured)
    func `are a grid with a frozen key`(size: Size) throws {
        var conversation = Conversation.reading(Shop.orderPage(), size)
        conversation.press("jl")
        try expectSnapshot(conversation.frame, named: "rows-filled-\(size.testDescription)")
    }

    @Test(arguments: Size.pictured)
    func `are scrolled by columns`(size: Size) throws {
        var conversation = Conversation.reading(Shop.orderPage(), size)
        conversation.press("$jj")
        try expectSnapshot(conversation.frame, named: "rows-scrolled-\(size.testDescription)")
    }

    @Test(arguments: Size.pictured)
    func `are none`(size: Size) throws {
        let conversation = Conversation.reading(Shop.noOrders, size, count: .exactly(0))
        try expectSnapshot(conversation.frame, named: "rows-empty-\(size.testDescription)")
    }

    @Test(arguments: Size.pictured)
    func `are waited for`(size: Size) throws {
        var conversation = Conversation.opening(Shop.orders, size)
        conversation.wait(.milliseconds(3400))
        try expectSnapshot(conversation.frame, named: "rows-waiting-\(size.testDescription)")
    }

    @Test(arguments: Size.pictured)
    func `cannot be read`(size: Size) throws {
        var conversation = Conversation.opening(Shop.orders, size)
        conversation.answer(
            OpenTable.self,
            .success(
                TableOpening(structure: Shop.structure, page: .failure(.forbidden), count: .unknown)))
        try expectSnapshot(conversation.frame, named: "rows-forbidden-\(size.testDescription)")
    }

    @Test(arguments: Size.pictured)
    func `stay when the next page fails`(size: Size) throws {
        var conversation = Conversation.reading(Shop.orderPage(), size)
        conversation.press("100j")
        conversation.answer(LoadPage.self, .failure(.timedOut))
        try expectSnapshot(conversation.frame, named: "rows-failed-\(size.testDescription)")
    }

    @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 200, rows: 60)])
    func `need nothing but ASCII`(size: Size) throws {
        var conversation = Conversation.reading(Shop.orderPage(), size, glyphs: .ascii)
        conversation.press("j$")
        try expectSnapshot(conversation.frame, named: "rows-ascii-\(size.testDescription)")
        #expect(!conversation.screen.contains { !$0.isASCII })
    }

    @Test func `show only the columns that have room among 1,600`() throws {
        var conversation = Conversation.reading(Shop.widePage())
        conversation.press("800l")
        try expectSnapshot(conversation.frame, named: "rows-wide-80x24")
    }

    @Test func `say that a view has no key to go on from`() throws {
        var conversation = Conversation.reading(Shop.topCustomersPage(), count: .unknown)
        conversation.press("Gj")
        try expectSnapshot(conversation.frame, named: "rows-view-80x24")
    }
}

extension Problem {
    static let forbidden = Problem(
        "The role may not do this.", detail: "permission denied for table orders (42501)",
        remedy: "Connect as a role that may, or have the privilege granted.")
}
