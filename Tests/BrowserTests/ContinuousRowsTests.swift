import Catalog
import Rows
import Terminal
import TestSupport
import Testing

@testable import Browser

@Suite struct `A table is one continuous list` {
    @Test func `whose next page is fetched before it is needed, and never without a motion`() {
        var conversation = Conversation.reading()
        #expect(conversation.effects == [])
        conversation.press("40j")
        #expect(conversation.effects == [])
        conversation.press("40j")
        #expect(conversation.aheadAsked == .after(Shop.orderKey(99)))
        let before = conversation.screen
        conversation.answer(ReadAhead.self, .success(Shop.orderPage(100, before: true)))
        #expect(conversation.screen == before)
        conversation.press("40j")
        #expect(conversation.selectedKey == Shop.orderKey(120))
        #expect(conversation.effects == [])
    }

    @Test func `whose edge is waited for where the page ahead is still on its way`() {
        var conversation = Conversation.reading()
        conversation.press("80j40j")
        #expect(conversation.effects.count == 1)
        #expect(conversation.selectedKey == Shop.orderKey(99))
        conversation.answer(ReadAhead.self, .success(Shop.orderPage(100, before: true)))
        #expect(conversation.selectedKey == Shop.orderKey(120))
    }

    @Test func `that says why the page ahead failed only to whom it concerns`() {
        var idle = Conversation.reading()
        idle.press("80j")
        idle.answer(ReadAhead.self, .failure(.timedOut))
        #expect(!idle.screen.contains("gave up"))
        var waiting = Conversation.reading()
        waiting.press("80j40j")
        waiting.answer(ReadAhead.self, .failure(.timedOut))
        #expect(waiting.screen.contains("The server gave up after 30 seconds."))
    }
}
