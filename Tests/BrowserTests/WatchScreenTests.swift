import Workspace
import Drizzle
import Reports
import Terminal
import Testing
import Verification

@testable import Browser

@Suite struct `Watching a run` {
    private func conversation(waiting: Bool = true, state: String = "active") -> Conversation {
        var conversation = Conversation(Size(columns: 80, rows: 24))
        conversation.answer(LoadOverview.self, .success(.shopInProject))
        conversation.openWatch(waiting: waiting, state: state)
        return conversation
    }

    private func stops(_ conversation: Conversation) -> [StopBlocker] {
        conversation.effects.questions(StopBlocker.self)
    }

    @Test func `shows what it runs, holds and waits for, and what has landed`() {
        let screen = conversation().screen
        #expect(screen.contains("Session 4711  deploy, drizzle-kit"))
        #expect(screen.contains("runs 0007_strong_raven, line 2: ALTER TABLE orders"))
        #expect(screen.contains("for 2.3 s; its transaction is open for 12.0 s"))
        #expect(screen.contains("CREATE INDEX: building index, 34 %"))
        #expect(screen.contains("holds ACCESS EXCLUSIVE on orders: nobody else reads or writes it"))
        #expect(screen.contains("waits for ACCESS EXCLUSIVE on orders, in the way is session 815 (app, web)"))
        #expect(screen.contains("0006_nice_vision has landed: its row is in the ledger."))
    }

    @Test func `looks again and again, and the spinner stands still`() throws {
        var conversation = conversation()
        #expect(conversation.effects.questions(LookAtRuns.self).last?.pause == .milliseconds(400))
        #expect(conversation.browser.front.isWaiting == false)
        conversation.answer(LookAtRuns.self, .success(try Shop.sight(waiting: false)))
        #expect(!conversation.screen.contains("waits for"))
        #expect(conversation.effects.questions(LookAtRuns.self).count == 1)
    }

    @Test func `stops who is in the way only when the number is typed, and ends it the second time`() throws {
        var conversation = conversation()
        conversation.press("x")
        #expect(conversation.screen.contains("To cancel what session 815 runs, type 815:"))
        conversation.press("816")
        conversation.press(.enter)
        #expect(stops(conversation).isEmpty)
        #expect(conversation.screen.contains("type 815:") && conversation.screen.contains("not its number."))
        conversation.press("815")
        conversation.press(.enter)
        #expect(stops(conversation).map(\.stopping) == [.cancelling])
        conversation.answer(StopBlocker.self, .success(true))
        conversation.press("x")
        #expect(conversation.screen.contains("To end session 815 and take back what it has open, type 815:"))
    }

    @Test func `offers to end at once what is idle in its transaction`() {
        var conversation = conversation(state: "idle in transaction")
        conversation.press("x")
        #expect(conversation.screen.contains("To end session 815"))
    }

    @Test func `stops who was met also while the run has given way for a moment`() throws {
        var conversation = conversation()
        conversation.answer(LookAtRuns.self, .success(try Shop.pausingSight()))
        #expect(conversation.screen.contains("has given way to others, and tries again in a moment"))
        #expect(!conversation.screen.contains("its transaction is open"))
        conversation.press("x")
        conversation.press("815")
        conversation.press(.enter)
        #expect(stops(conversation).map(\.blocker.pid) == [815])
    }

    @Test func `says that nobody is in the way`() {
        var conversation = conversation(waiting: false)
        conversation.press("x")
        #expect(conversation.browser.notice?.text == "Nobody is in the way of a run.")
    }

    @Test func `goes on while one of our own is being applied`() throws {
        var conversation = Conversation(Size(columns: 80, rows: 24))
        conversation.answer(LoadOverview.self, .success(.shopInProject))
        conversation.openApply()
        conversation.press("a")
        conversation.press("shop")
        conversation.press(.enter)
        conversation.answer(LookAtRuns.self, .success(try Shop.sight()))
        #expect(conversation.screen.contains("It is being applied; ^C takes everything back."))
        #expect(conversation.screen.contains("in the way is session 815 (app, web)"))
        conversation.press("x")
        conversation.press("815")
        conversation.press(.enter)
        #expect(stops(conversation).map(\.run) == [4711])
        conversation.answer(RunApply.self, .success(Shop.applyReport(try Shop.applyPlan())))
        #expect(!conversation.screen.contains("in the way is session 815"))
    }
}
