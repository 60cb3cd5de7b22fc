import Reports
import Rows
import Terminal
import Testing

@testable import Browser

@Suite struct `A slot` {
    private let screen = ScreenID(1)
    private let request = RowRequest(source: Shop.orderRows, position: .first, limit: 100)

    /// Asks for a page, and tells the ticket.
    private func ask(_ slot: inout Slot<LoadPage>) throws -> Ticket {
        guard case .run(let effect) = slot.ask(LoadPage(request)) else { throw Unasked() }
        #expect(effect.question == AnyQuestion(LoadPage(request)))
        return try #require(effect.ticket)
    }

    private struct Unasked: Error {}

    @Test func `takes the answer to what it asked, once`() throws {
        var slot = Slot<LoadPage>(of: screen)
        let answer = AnyAnswer(to: LoadPage.self, ticket: try ask(&slot), .success(Shop.orderPage()))
        #expect(slot.isWaiting && slot.awaits(answer))
        #expect(slot.take(answer) == .success(Shop.orderPage()))
        #expect(slot.value == Shop.orderPage())
        #expect(slot.take(answer) == nil)
    }

    @Test func `does not take a late answer to an earlier question`() throws {
        var slot = Slot<LoadPage>(of: screen)
        let late = AnyAnswer(to: LoadPage.self, ticket: try ask(&slot), .success(Shop.orderPage()))
        _ = try ask(&slot)
        #expect(slot.take(late) == nil)
        #expect(slot.isWaiting)
    }

    @Test func `does not take what comes after it was cleared`() throws {
        var slot = Slot<LoadPage>(of: screen)
        let late = AnyAnswer(to: LoadPage.self, ticket: try ask(&slot), .success(Shop.orderPage()))
        slot.clear()
        #expect(slot.take(late) == nil)
        #expect(slot.content == .empty)
    }

    @Test func `does not take an answer of another kind, even with its ticket and a value of its type`()
        throws
    {
        var slot = Slot<LoadPage>(of: screen)
        let stranger = AnyAnswer(to: LoadRecord.self, ticket: try ask(&slot), .success(Shop.orderPage()))
        #expect(!slot.awaits(stranger))
        #expect(slot.take(stranger) == nil)
        #expect(slot.isWaiting)
    }

    @Test func `stands for one place: its screen, and the kind of its question`() {
        let slot = Slot<LoadPage>(of: screen)
        #expect(slot.place == Place(screen, LoadPage.self))
        #expect(slot.place != Place(screen, LoadRecord.self))
        #expect(slot.place != Place(ScreenID(2), LoadPage.self))
    }

    @Test func `wants to be asked again after a failure, unless only the person may say so`() throws {
        var slot = Slot<LoadPage>(of: screen)
        slot.take(AnyAnswer(to: LoadPage.self, ticket: try ask(&slot), .failure(.timedOut)))
        #expect(slot.problem == .timedOut && slot.isToBeAskedAgain)
        #expect(!RunRepair.isAskedAgain)
    }
}

@Suite struct `What a screen waits for` {
    @Test func `follows from its slots`() {
        var conversation = Conversation.opening(Shop.orders)
        #expect(conversation.browser.front.waitingPlaces == [Place(ScreenID(1), OpenTable.self)])
        conversation.answer(OpenTable.self, .success(Shop.opening(Shop.orderPage())))
        #expect(!conversation.browser.front.isWaiting)
        conversation.press("#")
        conversation.press("g6")
        #expect(
            conversation.browser.front.waitingPlaces
                == [Place(ScreenID(1), CountRows.self), Place(ScreenID(1), LoadStatistics.self)])
    }

    @Test func `is neither shown nor stopped when it is quiet, but ends with the screen`() {
        var conversation = Conversation()
        conversation.answer(LoadOverview.self, .success(.shopInProject))
        conversation.press("m")
        let check = Place(ScreenID(1), CheckFiles.self)
        #expect(conversation.browser.front.openPlaces.contains(check))
        #expect(!conversation.browser.front.waitingPlaces.contains(check))
        _ = conversation.takeEffects()
        conversation.press(.control("c"))
        #expect(!conversation.takeEffects().contains(.cancel(check)))
        conversation.press("q")
        #expect(conversation.takeEffects().contains(.cancel(check)))
    }

    @Test func `is asked for once more when the connection is back, but no plan is run again`() {
        var conversation = Conversation()
        conversation.answer(LoadOverview.self, .success(.shopInProject))
        conversation.press("m")
        conversation.press("x")
        conversation.answer(ReadRepairMaterial.self, .success(Shop.repairMaterial))
        conversation.press("j")
        conversation.press(.enter)
        conversation.press("a")
        conversation.press("shop")
        conversation.press(.enter)
        conversation.answer(RunRepair.self, .failure(.timedOut))
        let page = (conversation.browser.front as? RepairScreen)?.page
        _ = conversation.takeEffects()
        conversation.say(.link(.online(.shop)))
        #expect(conversation.effects == [])
        #expect((conversation.browser.front as? RepairScreen)?.page == page)
    }
}
