import Catalog
import Reports
import Rows
import Terminal
import Testing

@testable import Browser

@Suite struct `Keys typed ahead` {
    @Test func `act on a table once its rows are here`() {
        var conversation = Conversation.opening(Shop.orders)
        conversation.press("5jl")
        #expect(conversation.screen.contains("5jl as soon as it is here"))
        conversation.answer(OpenTable.self, .success(Shop.opening(Shop.orderPage())))
        #expect(conversation.selectedKey == Shop.orderKey(5))
        #expect(conversation.table?.grid?.position == 1)
        #expect(!conversation.screen.contains("as soon as it is here"))
    }

    @Test func `act on the list of tables, and on what they open`() {
        var conversation = Conversation(isOnline: false)
        conversation.say(.link(.online(.shop)))
        conversation.press("/orders")
        conversation.press(.enter, .enter)
        conversation.press("3j")
        conversation.answer(LoadOverview.self, .success(.shop))
        #expect(conversation.table?.relation == Shop.orders)
        conversation.answer(OpenTable.self, .success(Shop.opening(Shop.orderPage())))
        #expect(conversation.selectedKey == Shop.orderKey(3))
    }

    @Test func `are a text where they ask for one, whatever its letters would do elsewhere`() {
        var conversation = Conversation.opening(Shop.orders)
        conversation.press("/qm:Q")
        conversation.answer(OpenTable.self, .success(Shop.opening(Shop.orderPage())))
        #expect(conversation.screen.contains("/qm:Q"))
    }

    @Test func `are forgotten with Esc, which then closes what is not here`() {
        var conversation = Conversation.opening(Shop.orders)
        conversation.press("jj")
        conversation.press(.escape)
        #expect(conversation.table != nil)
        conversation.answer(OpenTable.self, .success(Shop.opening(Shop.orderPage())))
        #expect(conversation.selectedKey == Shop.orderKey(0))
        conversation = .opening(Shop.orders)
        conversation.press(.escape)
        #expect(conversation.browser.front is TablesScreen)
    }

    @Test(arguments: ["q", "T", ":", "?"])
    func `do not hold up what leads elsewhere`(key: String) {
        var conversation = Conversation.opening(Shop.orders)
        conversation.press(key)
        #expect(conversation.table == nil || conversation.browser.overlay != nil)
    }

    @Test func `are forgotten where what they waited for does not come`() {
        var conversation = Conversation.opening(Shop.orders)
        conversation.press("jjf")
        conversation.answer(OpenTable.self, .failure(.timedOut))
        #expect(conversation.browser.overlay == nil)
        #expect(!conversation.screen.contains("as soon as it is here"))
    }

    @Test func `let ^C stop what they wait for`() {
        var conversation = Conversation.opening(Shop.orders)
        let place = conversation.ticket?.place
        conversation.press("jj")
        conversation.press(.control("c"))
        #expect(place.map { conversation.effects.contains(.cancel($0)) } == true)
    }
}
