import Drizzle
import Reports
import SQL
import Terminal
import Testing
import Verification

@testable import Browser

@Suite struct `The migrations screen` {
    private func conversation(_ status: MigrationStatus = Shop.status) -> Conversation {
        var conversation = Conversation()
        conversation.answer(
            LoadOverview.self,
            .success(Overview(relations: Shop.relations, includesSystem: false, project: .status(status))))
        conversation.press("m")
        return conversation
    }

    private func paths(_ effects: [Effect]) -> [String] {
        effects.questions(ReadMigration.self).map(\.path)
    }

    @Test func `reads the file of every migration the selection rests on`() {
        var conversation = conversation()
        conversation.press("j")
        #expect(
            paths(conversation.effects)
                == [
                    "/home/ada/shop/drizzle/0004_quiet_hulk.sql",
                    "/home/ada/shop/drizzle/0005_wet_bishop.sql",
                ])
    }

    @Test func `begins with the first migration that is not simply applied`() {
        #expect((conversation().browser.front as? MigrationsScreen)?.selected?.tag == "0004_quiet_hulk")
    }

    @Test func `reads nothing for a ledger row without a file, and shows the row`() {
        var conversation = conversation()
        conversation.press("G")
        #expect(paths(conversation.effects).count == 1)
        #expect(conversation.screen.contains("ledger   row #7, created_at 2026-08-06 10:01"))
    }

    @Test func `walks from one migration to the next and says at the end that it is one`() {
        var conversation = conversation()
        conversation.press("gg")
        conversation.press(.enter)
        conversation.press("n")
        #expect((conversation.browser.front as? MigrationScreen)?.entry.tag == "0001_curly_rattler")
        conversation.press("p")
        conversation.press("p")
        #expect(conversation.browser.notice?.text == "This is the first one.")
    }

    @Test func `goes back to the list with Esc from what comes next, then to the tables`() {
        var conversation = conversation()
        conversation.press("o")
        #expect(
            conversation.screen.contains("Drizzle would run 2 migrations in one transaction, in this order."))
        conversation.press(.escape)
        #expect(conversation.screen.contains("0004_quiet_hulk"))
        conversation.press(.escape)
        #expect(conversation.browser.screens.count == 1)
    }

    @Test(arguments: ["o", "L"], [Key.escape, .character("q")])
    func `comes back from a plain list to the line it was on`(list: String, way: Key) {
        var conversation = conversation()
        conversation.press("j")
        let before = (conversation.browser.front as? MigrationsScreen)?.selected?.tag
        conversation.press(list + "G")
        conversation.press(way)
        #expect(before != nil)
        #expect((conversation.browser.front as? MigrationsScreen)?.selected?.tag == before)
    }

    @Test func `goes sideways through the ledger where the window is narrow`() {
        var conversation = conversation()
        conversation.press("L")
        let hash = Shop.status.ledger.rows.first?.hash ?? ""
        #expect(!hash.isEmpty && !conversation.screen.contains(hash))
        for _ in 0..<9 { conversation.press(.right) }
        #expect(conversation.screen.contains(hash))
        for _ in 0..<9 { conversation.press(.left) }
        #expect(!conversation.screen.contains(hash))
    }

    @Test func `searches and scrolls in the ledger and in the next run, where l goes to the right`() {
        for key in ["L", "o"] {
            var conversation = conversation()
            conversation.say(.resized(Size(columns: 40, rows: 7)))
            conversation.press("\(key)/hulk")
            conversation.press(.enter)
            let screen = conversation.browser.front as? MigrationsScreen
            #expect(screen?.isReading == true)
            #expect(conversation.screen.contains("hulk"), "\(key)")
            conversation.press("gg0")
            let before = conversation.screen
            conversation.press("l")
            #expect((conversation.browser.front as? MigrationsScreen)?.isReading == true)
            #expect(conversation.screen != before, "\(key)")
            #expect(conversation.effects.questions(LookUpLanding.self) == [])
        }
    }

    @Test func `copies all of a plain list`() {
        var conversation = conversation()
        conversation.press("L")
        _ = conversation.takeEffects()
        conversation.press("y")
        guard case .copy(let text, _)? = conversation.effects.first else {
            Issue.record("nothing is copied")
            return
        }
        let hashes = Shop.status.ledger.rows.compactMap(\.hash)
        #expect(!hashes.isEmpty && hashes.allSatisfy(text.contains))
    }

    @Test func `goes to the next match in a file with n while something is searched for`() {
        var conversation = conversation()
        conversation.press(.enter)
        let text = (1...60).map { $0 % 20 == 0 ? "SELECT 'match \($0)';" : "SELECT \($0);" }
            .joined(separator: "\n")
        let file = MigrationText(
            path: "/home/ada/shop/drizzle/0004_quiet_hulk.sql", text: text, tokens: [],
            byteCount: ByteCount(text.utf8.count), isCut: false)
        conversation.answer(ReadMigration.self, .success(file))
        conversation.press("/match")
        conversation.press(.enter)
        let before = (conversation.browser.front as? MigrationScreen)?.scroll.top
        conversation.press("n")
        let screen = conversation.browser.front as? MigrationScreen
        #expect(screen?.entry.tag == "0004_quiet_hulk" && screen?.scroll.top != before)
        #expect(conversation.screen.contains("match 40"))
        conversation.press("N")
        #expect((conversation.browser.front as? MigrationScreen)?.scroll.top == before)
        conversation.press("J")
        #expect((conversation.browser.front as? MigrationScreen)?.entry.tag == "0005_wet_bishop")
    }

    @Test func `keeps the numbers of the lines while a file is moved sideways`() {
        var conversation = conversation()
        conversation.press(.enter)
        let text = "SELECT 1;\n" + String(repeating: "x", count: 200)
        let file = MigrationText(
            path: "/home/ada/shop/drizzle/0004_quiet_hulk.sql", text: text, tokens: [],
            byteCount: ByteCount(text.utf8.count), isCut: false)
        conversation.answer(ReadMigration.self, .success(file))
        conversation.press("l")
        #expect(conversation.screen.contains(" 1  ;\n"))
        #expect(conversation.screen.contains("ledger"))
        conversation.press("$")
        #expect(conversation.screen.contains(" 1\n 2  xxx"))
    }

    @Test func `says of a file without an entry that nobody ran it`() {
        let folder = MigrationFolder(
            path: "/home/ada/shop/drizzle",
            layout: .journal(JournalHeader(version: "7", dialect: "postgresql")), migrations: [],
            strayFiles: ["/home/ada/shop/drizzle/0009_lost.sql"])
        let status = MigrationStatus(folder: folder, ledger: .absent(.standard), now: 1_786_276_800_000)
        var conversation = conversation(status)
        conversation.press("l")
        #expect(
            conversation.browser.notice?.text
                == "No journal entry names this file, so Drizzle never runs it and it leaves nothing.")
    }

    @Test func `says which migrations changed their state when it reads again`() {
        var conversation = conversation(Shop.statusOfEmptyDatabase)
        conversation.press("R")
        conversation.answer(LoadOverview.self, .success(.shopInProject))
        #expect(
            conversation.browser.notice?.text
                == "Read again: 0000_calm_talos is applied, 0001_curly_rattler is applied and 5 more.")
    }

    @Test func `keeps what it shows when reading again fails`() {
        var conversation = conversation()
        conversation.press("R")
        conversation.answer(LoadOverview.self, .failure(.timedOut))
        #expect(conversation.screen.contains("0004_quiet_hulk"))
        #expect(
            conversation.browser.notice?.text
                == "What you see is from before: The server gave up after 30 seconds.")
    }

    @Test func `says why a file cannot be read`() {
        var conversation = conversation()
        conversation.press(.enter)
        conversation.answer(
            ReadMigration.self,
            .failure(Problem("0000_calm_talos.sql cannot be read.", detail: "Permission denied")))
        #expect(conversation.screen.contains("0000_calm_talos.sql cannot be read."))
        #expect(conversation.screen.contains("Permission denied"))
    }

    @Test func `finds by tag, state and reason`() {
        var conversation = conversation()
        conversation.press("/skip")
        conversation.press(.enter)
        #expect((conversation.browser.front as? MigrationsScreen)?.selected?.tag == "0004_quiet_hulk")
    }

    @Test func `copies the name of a migration`() {
        var conversation = conversation()
        conversation.press("ggy")
        #expect(conversation.effects.contains(.copy("0000_calm_talos", what: "the name")))
    }

    @Test func `names the place and the remedy when the journal is broken`() {
        let problem = FolderProblem(
            file: "/home/ada/shop/drizzle/meta/_journal.json", place: TextPlace(line: 41, column: 3),
            .notJSON(expected: "a comma", isAtEnd: false))
        let folder = Shop.folder([], problems: [problem])
        let status = MigrationStatus(folder: folder, ledger: Shop.ledger, now: 1_786_276_800_000)
        let conversation = conversation(status)
        #expect(conversation.screen.contains("line 41"))
        #expect(conversation.screen.contains("restore it"))
    }
}
