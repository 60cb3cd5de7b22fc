import Reports
import Terminal
import Testing

@testable import Browser

@Suite struct `The places` {
    private func conversation() -> Conversation {
        var conversation = Conversation()
        conversation.answer(LoadOverview.self, .success(.shopInProject))
        return conversation
    }

    private func places(_ conversation: Conversation) -> [PlaceCommand?] {
        conversation.browser.screens.map(\.place)
    }

    @Test(
        arguments: PlaceCommand.allCases,
        [[Key.enter], [.character("i")], [.character("m"), .enter], [.character("m"), .character("x")]])
    func `can be gone to from deep inside, and q leads back`(place: PlaceCommand, keys: [Key]) {
        var conversation = conversation()
        if place == .changes {
            conversation.openTable()
            conversation.stageChanges()
            conversation.press("q")
        }
        for key in keys { conversation.press(key) }
        let front = conversation.browser.front.id
        let byName = ":\(place.entry.name)".map(Key.character) + [.enter]
        for key in place.entry.chords.first?.keys ?? byName { conversation.press(key) }
        #expect(conversation.browser.front.place == place)
        // One asks for a text first.
        if case .prompt = conversation.browser.overlay { conversation.press(.escape) }
        conversation.press("q")
        #expect(conversation.browser.front.id == front)
    }

    @Test func `can be gone to by name`() {
        var conversation = conversation()
        conversation.press(.enter)
        conversation.press(":drift")
        conversation.press(.enter)
        #expect(conversation.browser.front is DriftScreen)
    }

    @Test func `are open once, however often they are gone to`() {
        var conversation = conversation()
        for _ in 0..<5 { conversation.press("mDCT") }
        #expect(conversation.browser.screens.count == 4)
        #expect(places(conversation) == [.migrations, .drift, .check, .tables])
    }

    @Test func `are as they were left when they are gone to again`() {
        var conversation = conversation()
        conversation.press("jjj")
        conversation.press("m")
        conversation.press("jD")
        let line = (conversation.browser.screens[1] as? MigrationsScreen)?.view
        conversation.press("m")
        #expect((conversation.browser.front as? MigrationsScreen)?.view == line)
        #expect(places(conversation) == [.tables, .drift, .migrations])
        conversation.press("q")
        #expect(conversation.browser.front is DriftScreen)
        conversation.press("q")
        #expect((conversation.browser.front as? TablesScreen)?.view.selection == 3)
    }

    @Test func `end with the tables, which q closes last of all`() {
        var conversation = conversation()
        conversation.press(.enter)
        conversation.press("Tq")
        #expect(conversation.browser.front is TableScreen)
        conversation.press("q")
        #expect(conversation.browser.front is TablesScreen)
        #expect(!conversation.takeEffects().contains(.quit))
        conversation.press("q")
        #expect(conversation.takeEffects() == [.quit])
    }

    @Test func `say that one is there already, or leave its page`() {
        var conversation = conversation()
        conversation.press("T")
        #expect(conversation.browser.notice?.text == "This is tables already.")
        conversation.press("mL")
        #expect((conversation.browser.front as? MigrationsScreen)?.mode == .ledger)
        conversation.press("m")
        #expect((conversation.browser.front as? MigrationsScreen)?.mode == .status)
        #expect(conversation.browser.screens.count == 2)
    }

    @Test(arguments: ["m", "C", "D"])
    func `say outside of a project what is missing`(key: String) {
        var conversation = Conversation()
        conversation.press(key)
        #expect(
            conversation.browser.notice?.text
                == "The migrations come with the tables, which are not here yet.")
        conversation.answer(LoadOverview.self, .success(.shop))
        conversation.press(key)
        #expect(
            conversation.browser.notice?.text
                == "There is no Drizzle project here: no drizzle.config was found.")
        #expect(conversation.browser.screens.count == 1)
    }
}
