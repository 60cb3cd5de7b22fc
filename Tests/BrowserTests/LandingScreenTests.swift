import Drizzle
import Reports
import Terminal
import Testing
import Verification

@testable import Browser

@Suite struct `The landing of a migration` {
    /// On the migrations screen, with the first one selected.
    private func conversation(_ size: Size = Size(columns: 80, rows: 24)) -> Conversation {
        var conversation = Conversation(size)
        conversation.answer(
            LoadOverview.self,
            .success(
                Overview(relations: Shop.relations, includesSystem: false, project: .status(Shop.status))))
        conversation.press("mgg")
        return conversation
    }

    private func lookUps(_ effects: [Effect]) -> Int {
        effects.questions(LookUpLanding.self).count
    }

    @Test func `is asked for once for all migrations, and opens when it is there`() {
        var conversation = conversation()
        conversation.press("l")
        #expect(lookUps(conversation.effects) == 1)
        #expect(conversation.browser.screens.count == 2)
        conversation.answer(LookUpLanding.self, .success(Shop.landing))
        #expect((conversation.browser.front as? LandingScreen)?.migration?.tag == "0000_calm_talos")
        conversation.press("qjl")
        #expect(lookUps(conversation.effects) == 0)
        #expect((conversation.browser.front as? LandingScreen)?.migration?.tag == "0001_curly_rattler")
    }

    @Test func `is counted behind every applied migration of the list`() {
        var conversation = conversation()
        conversation.press("l")
        conversation.answer(LookUpLanding.self, .success(Shop.landing))
        conversation.press("q")
        #expect(conversation.screen.contains("applied  ✓ landed 1/1 · 1 superseded"))
        #expect(conversation.screen.contains("applied  ✗ landed 0/2 · 3 not judged"))
    }

    @Test func `says of what is not applied how much is there, and at what Drizzle will stop`() {
        var conversation = conversation()
        conversation.press("4jl")
        let effect = EffectLanding(
            kind: .table, name: "hulks", wanted: "1 column", live: "table", verdict: .landed, isEvidence: true
        )
        let stop = LandingStop(
            line: 3, text: "CREATE TABLE", code: "42P07", kind: .table, name: "hulks", reason: .isThere)
        let migration = MigrationLanding(
            tag: "0004_quiet_hulk", isAhead: true, stop: stop,
            statements: [StatementLanding(line: 3, text: "CREATE TABLE", effects: [effect])])
        conversation.answer(LookUpLanding.self, .success(LandingReport(migrations: [migration])))
        #expect(
            conversation.screen.contains(
                "1/1 of 0004_quiet_hulk is there already (Drizzle would stop at it: 42P07)")
        )
        #expect(
            conversation.screen.contains(
                "Drizzle would stop at line 3: table hulks is there already (42P07).")
        )
    }

    @Test func `leaves in the list why a migration is skipped`() {
        var conversation = conversation(Size(columns: 160, rows: 24))
        let reason = "not newer than"
        let before = conversation.screen.split(separator: "\n").first { $0.contains("SKIPPED") }
        conversation.press("l")
        let migration = MigrationLanding(
            tag: "0004_quiet_hulk", isAhead: true,
            statements: [StatementLanding(line: 3, text: "CREATE TABLE", effects: [])])
        conversation.answer(LookUpLanding.self, .success(LandingReport(migrations: [migration])))
        conversation.press("q")
        let after = conversation.screen.split(separator: "\n").first { $0.contains("SKIPPED") }
        #expect(before?.contains(reason) == true && before != after)
        #expect(after?.contains(reason) == true)
    }

    @Test func `is refused for what has no file, and says why`() {
        var conversation = conversation()
        conversation.press("Gl")
        #expect(
            conversation.browser.notice?.text
                == "This row has no file, so nothing says what it should have left.")
        #expect(lookUps(conversation.effects) == 0)
    }

    @Test func `does not open when the person has gone on to something else meanwhile`() {
        var conversation = conversation()
        conversation.press("l")
        conversation.press(.enter)
        conversation.answer(LookUpLanding.self, .success(Shop.landing))
        #expect(conversation.browser.front is MigrationScreen)
    }

    @Test func `says why there is none`() {
        var conversation = conversation()
        conversation.press("l")
        conversation.answer(LookUpLanding.self, .failure(.timedOut))
        #expect(conversation.browser.notice?.text == "The server gave up after 30 seconds.")
        conversation.press("l")
        #expect(lookUps(conversation.effects) == 1)
    }

    @Test func `walks through the applied migrations and from cross to cross`() {
        var conversation = conversation()
        conversation.press("l")
        conversation.answer(LookUpLanding.self, .success(Shop.landing))
        conversation.press("x")
        #expect(conversation.browser.notice?.text == "Nothing is missing or different here.")
        conversation.press("n")
        #expect(conversation.screen.contains("its type is character varying(20)"))
        conversation.press("x")
        conversation.press("nn")
        #expect(conversation.browser.notice?.text == "This is the last one.")
        conversation.press("2p")
        #expect((conversation.browser.front as? LandingScreen)?.migration?.tag == "0000_calm_talos")
    }

    @Test func `is read again, and says whether anything changed`() {
        var conversation = conversation()
        conversation.press("l")
        conversation.answer(LookUpLanding.self, .success(Shop.landing))
        conversation.press("R")
        conversation.answer(LookUpLanding.self, .success(Shop.landing))
        #expect(conversation.browser.notice?.text == "Read again: nothing changed.")
        conversation.press("R")
        conversation.answer(
            LookUpLanding.self, .success(LandingReport(migrations: [Shop.landing.migrations[0]])))
        #expect(conversation.browser.notice?.text == "Read again: it is not as before.")
    }

    @Test func `is asked for again when the list is read again`() {
        var conversation = conversation()
        conversation.press("l")
        conversation.answer(LookUpLanding.self, .success(Shop.landing))
        conversation.press("qR")
        conversation.answer(LoadOverview.self, .success(.shopInProject))
        #expect(lookUps(conversation.effects) == 1)
        conversation.answer(LookUpLanding.self, .success(Shop.landing))
        #expect(conversation.browser.front is MigrationsScreen)
    }

    @Test(arguments: Size.pictured)
    func `shows what is there beside what should be`(size: Size) throws {
        var conversation = conversation(size)
        conversation.press("l")
        conversation.answer(LookUpLanding.self, .success(Shop.landing))
        try expectSnapshot(conversation.frame, named: "landing-ticks-\(size.testDescription)")
        conversation.press("n")
        try expectSnapshot(conversation.frame, named: "landing-crosses-\(size.testDescription)")
    }
}
