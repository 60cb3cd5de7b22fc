import Drizzle
import Reports
import Terminal
import Testing
import Verification

@testable import Browser

@Suite struct `Applying migrations` {
    private func conversation(by keys: String = "ma") -> Conversation {
        var conversation = Conversation(Size(columns: 80, rows: 24))
        conversation.answer(LoadOverview.self, .success(.shopInProject))
        conversation.openApply(by: keys)
        return conversation
    }

    private func runs(_ conversation: Conversation) -> Int {
        conversation.effects.questions(RunApply.self).count
    }

    @Test func `shows what would be applied, and runs nothing`() {
        let conversation = conversation()
        #expect(conversation.screen.contains("2 migrations: 0006_nice_vision, 0007_strong_raven."))
        #expect(conversation.screen.contains("ALTER TABLE \"orders\" ADD COLUMN \"region\" text;"))
        #expect(runs(conversation) == 0 && conversation.effects.questions(RunDryRun.self).isEmpty)
    }

    @Test func `runs only when the name of the database is typed`() throws {
        var conversation = conversation()
        conversation.press("a")
        #expect(conversation.screen.contains("To apply this, type shop:"))
        conversation.press("yes")
        conversation.press(.enter)
        #expect(conversation.browser.notice?.text == "“yes” is not its name; nothing was run. Esc leaves.")
        #expect(runs(conversation) == 0)
        conversation.press("shop")
        conversation.press(.enter)
        #expect(runs(conversation) == 1)
        #expect(conversation.screen.contains("It is being applied; ^C takes everything back."))
        conversation.press("q")
        #expect(conversation.browser.front is ApplyScreen)
        #expect(conversation.browser.notice?.text.hasPrefix("The run goes on: ^C stops it") == true)
        let before = conversation.effects.questions(LoadOverview.self).count
        conversation.answer(RunApply.self, .success(Shop.applyReport(try Shop.applyPlan())))
        #expect(conversation.screen.contains("applied 0006_nice_vision, 12 ms"))
        #expect(conversation.effects.questions(LoadOverview.self).count > before)
    }

    @Test func `asks once more where values that are there would be lost`() {
        var conversation = Conversation(Size(columns: 80, rows: 24))
        conversation.answer(LoadOverview.self, .success(.shopInProject))
        conversation.openApply(losing: 10)
        #expect(conversation.screen.contains("10 rows have a value of note that would be lost."))
        conversation.press("a")
        conversation.press("shop")
        conversation.press(.enter)
        #expect(conversation.screen.contains("To lose it, type lose:"))
        #expect(runs(conversation) == 0)
        conversation.press("lose")
        conversation.press(.enter)
        #expect(runs(conversation) == 1)
    }

    @Test func `waits with applying until it is known what would be lost`() throws {
        var conversation = Conversation(Size(columns: 80, rows: 24))
        conversation.answer(LoadOverview.self, .success(.shopInProject))
        conversation.press("ma")
        conversation.answer(ReadApplyPlan.self, .success(try Shop.applyPlan()))
        conversation.press("a")
        #expect(conversation.browser.notice?.text == "Its rows and tables are being looked at.")
        #expect(runs(conversation) == 0)
    }

    @Test func `keeps the plan where it was stopped, with the reason above it`() {
        var conversation = conversation()
        conversation.press("a")
        conversation.press("shop")
        conversation.press(.enter)
        conversation.answer(RunApply.self, .failure(Problem(ApplyRefusal.ledgerChanged(.standard))))
        #expect(conversation.screen.contains("is not what it was when the plan was made"))
        #expect(conversation.screen.contains("2 migrations:"))
    }

    @Test func `asks where to rehearse, and says there that it is a rehearsal`() throws {
        var conversation = conversation()
        #expect(conversation.screen.contains("migrations ▸ apply"))
        conversation.press("d")
        #expect(conversation.screen.contains("On a copy of the schema"))
        conversation.press("r")
        let asked = conversation.effects.questions(RunDryRun.self)
        #expect(asked.map(\.place) == [.copy(rows: 1000)])
        #expect(conversation.screen.contains("migrations ▸ rehearse"))
    }

    @Test func `makes a backup first into the file that was named`() throws {
        var conversation = conversation()
        conversation.press("b")
        #expect(conversation.screen.contains("Backup first into: shop-before-0006_nice_vision.dump"))
        conversation.press(.enter)
        #expect(conversation.screen.contains("First a backup goes into shop-before-0006_nice_vision.dump."))
        conversation.press("a")
        conversation.press("shop")
        conversation.press(.enter)
        let asked = conversation.effects.questions(MakeBackup.self)
        #expect(asked.map(\.file) == ["shop-before-0006_nice_vision.dump"])
        #expect(runs(conversation) == 0)
        #expect(
            conversation.screen.contains("The backup is being made into shop-before-0006_nice_vision.dump;"))
        conversation.press("q")
        #expect(conversation.browser.notice?.text.hasPrefix("The backup is being made: ^C stops it") == true)
        conversation.answer(MakeBackup.self, .success("shop-before-0006_nice_vision.dump"))
        #expect(runs(conversation) == 1)
    }

    @Test func `says where the backup is once the run behind it was stopped, and never asks for it again`() {
        var conversation = conversation()
        conversation.backUp()
        conversation.answer(MakeBackup.self, .success("shop-before-0006_nice_vision.dump"))
        conversation.answer(RunApply.self, .failure(Problem(ApplyRefusal.ledgerChanged(.standard))))
        #expect(
            conversation.screen.contains(
                "The backup of an earlier try is in shop-before-0006_nice_vision.dump."))
        #expect(!conversation.screen.contains("First a backup goes into"))
        conversation.press("b")
        #expect(conversation.screen.contains("Backup first into: shop-before-0006_nice_vision-2.dump"))
        conversation.press(.escape)
        conversation.press("a")
        conversation.press("shop")
        conversation.press(.enter)
        #expect(conversation.effects.questions(MakeBackup.self).isEmpty && runs(conversation) == 1)
    }

    @Test func `runs nothing without the backup, and forgets why there is none once another file is named`() {
        var conversation = conversation()
        conversation.backUp()
        let refusal = ApplyRefusal.backup(.exists("shop.dump"))
        conversation.answer(MakeBackup.self, .failure(Problem(refusal)))
        #expect(conversation.screen.contains("shop.dump is there already") && runs(conversation) == 0)
        conversation.press("b")
        conversation.press("2")
        conversation.press(.enter)
        #expect(!conversation.screen.contains("shop.dump is there already"))
        #expect(conversation.screen.contains("First a backup goes into"))
    }

    @Test func `runs what refuses a transaction without one where that is chosen`() throws {
        var conversation = Conversation(Size(columns: 80, rows: 24))
        conversation.answer(LoadOverview.self, .success(.shopInProject))
        conversation.press("ma")
        conversation.answer(ReadApplyPlan.self, .success(try Shop.applyPlan(refusingTransaction: true)))
        conversation.answer(ForeseeApply.self, .success(Shop.applyForesight()))
        conversation.press("t")
        conversation.press("i")
        let asked = conversation.effects.questions(ReadApplyPlan.self).last
        #expect(asked?.choice.alone == .init(["0006_nice_vision", "0007_strong_raven"], dropsInvalid: true))
        conversation.answer(ReadApplyPlan.self, .success(try Shop.applyPlan(refusingTransaction: true)))
        #expect(
            conversation.screen.contains(
                "An invalid index of an earlier try is dropped first, if one is there."))
    }

    @Test func `copies all of it as a report`() throws {
        var conversation = conversation(by: "md")
        conversation.answer(RunDryRun.self, .success(Shop.dryRunReport(try Shop.applyPlan())))
        conversation.press("V")
        let text = conversation.effects.compactMap { effect in
            if case .copy(let text, what: "the report") = effect { text } else { nil as String? }
        }.last
        #expect(text?.hasPrefix("# Rehearsal\n") == true && text?.contains("| PostgreSQL | 15.4 |") == true)
        #expect(text?.contains("## Statements") == true && text?.contains("## Rehearsal") == true)
    }

    @Test func `tells the migrations what was found, until they are read again`() throws {
        var conversation = Conversation(Size(columns: 100, rows: 24))
        conversation.answer(LoadOverview.self, .success(.shopInProject))
        conversation.openApply(losing: 10)
        conversation.press("q")
        #expect(conversation.screen.contains("1 danger · "))
        conversation.press("R")
        conversation.answer(LoadOverview.self, .success(.shopInProject))
        #expect(conversation.screen.contains("1 danger · "))
    }

    @Test func `is rehearsed at once by its key, and shows what each statement does`() throws {
        var conversation = conversation(by: "md")
        #expect(conversation.effects.questions(RunDryRun.self).count == 1)
        conversation.answer(RunDryRun.self, .success(Shop.dryRunReport(try Shop.applyPlan())))
        #expect(conversation.screen.contains("ACCESS EXCLUSIVE  6 ms  no reads, no writes"))
        #expect(conversation.screen.contains("transaction 741 was aborted"))
        #expect(runs(conversation) == 0)
    }

    @Test func `is rehearsed only once its rows have been looked at`() throws {
        var conversation = Conversation(Size(columns: 80, rows: 24))
        conversation.answer(LoadOverview.self, .success(.shopInProject))
        conversation.press("md")
        conversation.answer(ReadApplyPlan.self, .success(try Shop.applyPlan()))
        #expect(conversation.effects.questions(RunDryRun.self).isEmpty)
        conversation.press("d")
        #expect(conversation.browser.notice?.text == "Its rows and tables are being looked at.")
        conversation.answer(ForeseeApply.self, .success(Shop.applyForesight()))
        #expect(conversation.effects.questions(RunDryRun.self).count == 1)
    }
}
