import Drizzle
import Reports
import Terminal
import Testing
import Verification

@testable import Browser

@Suite struct `The check of the files` {
    /// On the migrations screen, with the files not judged yet.
    private func migrations(_ size: Size = Size(columns: 80, rows: 24)) -> Conversation {
        var conversation = Conversation(size)
        conversation.answer(
            LoadOverview.self,
            .success(
                Overview(
                    relations: Shop.relations, includesSystem: false, project: .status(Shop.statusInStep))
            ))
        conversation.press("m")
        return conversation
    }

    private func checked(_ size: Size = Size(columns: 80, rows: 24)) -> Conversation {
        var conversation = migrations(size)
        conversation.answer(CheckFiles.self, .success(Shop.check))
        conversation.press("C")
        return conversation
    }

    private func checks(_ effects: [Effect]) -> Int {
        effects.questions(CheckFiles.self).count { $0.folder == "/home/ada/shop/drizzle" }
    }

    @Test func `is asked for when the migrations are opened, and told in one line`() {
        var conversation = migrations()
        #expect(checks(conversation.effects) == 1)
        #expect(!conversation.screen.contains("C shows them"))
        conversation.answer(CheckFiles.self, .success(Shop.check))
        #expect(conversation.screen.contains("The files have 2 dangers, 3 notes; C shows them."))
    }

    @Test func `says nothing on the migrations screen when the files are sound`() {
        var conversation = migrations()
        conversation.answer(CheckFiles.self, .success(Shop.soundCheck))
        #expect(!conversation.screen.contains("C shows them"))
    }

    @Test func `is asked for again when the migrations are read again`() {
        var conversation = migrations()
        conversation.press("R")
        #expect(checks(conversation.effects) == 2)
    }

    @Test func `goes back from one finding with q, then closes`() {
        var conversation = checked()
        conversation.press(.enter)
        conversation.press("q")
        #expect((conversation.browser.front as? CheckScreen)?.isReading == false)
        conversation.press("q")
        #expect(conversation.browser.front is MigrationsScreen)
    }

    @Test func `shows what is known at once, and asks only on request`() {
        var conversation = checked()
        #expect(conversation.screen.contains("check ▸ drizzle/"))
        #expect(conversation.screen.contains("both follow 0000_snapshot.json"))
        let before = checks(conversation.effects)
        conversation.press("R")
        #expect(checks(conversation.effects) == before + 1)
        conversation.answer(CheckFiles.self, .success(Shop.check))
        #expect(conversation.browser.notice?.text == "Read again: nothing changed.")
    }

    @Test func `waits for an answer when nothing is known yet`() {
        var conversation = migrations()
        conversation.press("C")
        conversation.wait(.milliseconds(500))
        #expect(conversation.screen.contains("Reading the files"))
        conversation.answer(CheckFiles.self, .success(Shop.check))
        #expect(
            conversation.screen.contains("CREATE INDEX CONCURRENTLY")
                || conversation.screen.contains("0001_curly"))
    }

    @Test func `shows one finding in full, and goes back with Esc`() {
        var conversation = checked()
        conversation.press("j")
        conversation.press(.enter)
        #expect(conversation.screen.contains("not-in-transaction"))
        #expect(conversation.screen.contains("0001_curly_rattler.sql:3"))
        #expect(conversation.screen.contains("Run it by hand once"))
        conversation.press(.escape)
        #expect((conversation.browser.front as? CheckScreen)?.isReading == false)
    }

    @Test func `shows and copies the repair of a branch`() {
        var conversation = checked()
        conversation.press("G")
        conversation.press(.enter)
        #expect(conversation.screen.contains("+  \"prevId\": \"left\""))
        conversation.press("Y")
        let copied = conversation.effects.compactMap {
            if case .copy(let text, let what) = $0 { (text, what) } else { nil }
        }
        #expect(copied.last?.1 == "the diff")
        #expect(
            copied.last?.0.hasPrefix(
                "--- meta/0002_snapshot.json\n+++ meta/0002_snapshot.json\n@@ -1,4 +1,4 @@\n") == true)
    }

    @Test func `copies the place of a finding, and says where there is no diff`() {
        var conversation = checked()
        conversation.press("jy")
        #expect(
            conversation.effects.contains(
                .copy("/home/ada/shop/drizzle/0001_curly_rattler.sql:3", what: "the place")))
        conversation.press("Y")
        #expect(conversation.browser.notice?.text == "No change of files is known for this.")
    }

    @Test func `finds by rule, place and sentence`() {
        var conversation = checked()
        conversation.press("/line-endings")
        conversation.press(.enter)
        #expect((conversation.browser.front as? CheckScreen)?.selected?.title == "file-line-endings")
    }

    @Test func `says that the files are sound`() {
        var conversation = migrations()
        conversation.answer(CheckFiles.self, .success(Shop.soundCheck))
        conversation.press("C")
        #expect(conversation.screen.contains("The files are sound."))
        #expect(conversation.screen.contains("1 migration and 1 snapshot were read."))
    }

    @Test(arguments: Size.pictured)
    func `lists findings with one of them in full`(size: Size) throws {
        try expectSnapshot(checked(size).frame, named: "check-filled-\(size.testDescription)")
    }

    @Test(arguments: Size.pictured)
    func `shows a branch with its repair`(size: Size) throws {
        var conversation = checked(size)
        conversation.press("G")
        conversation.press(.enter)
        try expectSnapshot(conversation.frame, named: "check-branch-\(size.testDescription)")
    }

    @Test(arguments: Size.pictured)
    func `is told on the migrations screen`(size: Size) throws {
        var conversation = migrations(size)
        conversation.answer(CheckFiles.self, .success(Shop.check))
        try expectSnapshot(conversation.frame, named: "migrations-check-\(size.testDescription)")
    }
}
