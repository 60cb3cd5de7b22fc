import Reports
import Terminal
import Testing
import Verification

@testable import Browser

@Suite struct `The drift screen` {
    private func conversation(
        _ drift: Drift? = Shop.drift, _ size: Size = Size(columns: 80, rows: 24)
    ) -> Conversation {
        var conversation = Conversation(size)
        conversation.answer(LoadOverview.self, .success(.shopInProject))
        conversation.press("D")
        if let drift { conversation.answer(LoadDrift.self, .success(drift)) }
        return conversation
    }

    private func front(_ conversation: Conversation) -> DriftScreen? {
        conversation.browser.front as? DriftScreen
    }

    private func copies(_ effects: [Effect]) -> [String] {
        effects.compactMap { if case .copy(let text, _) = $0 { text } else { nil } }
    }

    @Test func `asks for the snapshot first, from the tables as from the migrations`() {
        var conversation = conversation(nil)
        #expect(conversation.takeEffects().questions(LoadDrift.self) == [LoadDrift(.snapshot)])
        conversation.press("qm")
        conversation.press("D")
        #expect(conversation.takeEffects().questions(LoadDrift.self) == [LoadDrift(.snapshot)])
    }

    @Test func `says outside of a project that there is nothing to compare with`() {
        var conversation = Conversation()
        conversation.answer(LoadOverview.self, .success(.shop))
        conversation.press("D")
        #expect(front(conversation) == nil)
        #expect(conversation.screen.contains("There is no Drizzle project here"))
    }

    @Test func `begins with the worst difference of the first table`() {
        let selected = front(conversation())?.selected
        #expect(selected?.subject.name == "orders_customer_id_customers_id_fk")
        #expect(selected?.harm == .dataLoss)
    }

    @Test func `copies the SQL of either direction, and runs none`() {
        var conversation = conversation()
        conversation.press("j")
        _ = conversation.takeEffects()
        conversation.press("yY")
        let copied = copies(conversation.effects)
        #expect(copied.count == 2)
        #expect(copied[0].contains("SET DATA TYPE numeric(10,2)") && copied[0].hasSuffix("SET DEFAULT 0;\n"))
        #expect(copied[1].contains("SET DATA TYPE integer"))
        #expect(conversation.effects.count == 2)
    }

    @Test func `shows one difference on the whole screen and comes back with Esc`() {
        var conversation = conversation()
        conversation.press(.enter)
        #expect(front(conversation)?.isReading == true)
        #expect(conversation.screen.contains("To bring the schema to the database"))
        conversation.press(.escape)
        #expect(front(conversation)?.isReading == false)
        #expect(conversation.screen.contains("products"))
    }

    @Test func `goes back from one difference with q, then closes`() {
        var conversation = conversation()
        conversation.press(.enter)
        conversation.press("q")
        #expect(front(conversation)?.isReading == false)
        conversation.press("q")
        #expect(front(conversation) == nil)
    }

    @Test func `shows all of a table while its name is selected, and nothing moves`() {
        var conversation = conversation(Shop.drift, Size(columns: 80, rows: 40))
        func rule() -> Int? {
            conversation.screen.split(separator: "\n", omittingEmptySubsequences: false)
                .firstIndex { $0.contains("── orders ─") }
        }
        let before = rule()
        #expect(before != nil)
        conversation.press("k")
        #expect(front(conversation)?.selected == nil)
        #expect(rule() == before)
        #expect(conversation.screen.contains("REFERENCES \"public\".\"customers\""))
        conversation.press("y")
        #expect(conversation.browser.notice?.text == "Select a difference first.")
    }

    @Test func `keeps the selected line in view all the way down and up`() {
        var conversation = conversation()
        for key in "jjjjjjjjgjkkkkkkkkG" {
            conversation.press(String(key))
            #expect(conversation.screen.contains("▶"))
        }
    }

    @Test func `compares with the files and back`() {
        var conversation = conversation()
        _ = conversation.takeEffects()
        conversation.press("a")
        #expect(conversation.effects.questions(LoadDrift.self) == [LoadDrift(.files)])
        conversation.answer(LoadDrift.self, .success(Shop.noDrift))
        #expect(conversation.screen.contains("a snapshot"))
        conversation.press("a")
        #expect(conversation.screen.contains("a files"))
        #expect(conversation.effects.questions(LoadDrift.self) == [LoadDrift(.snapshot)])
    }

    @Test func `keeps what it shows when reading again fails`() {
        var conversation = conversation()
        conversation.press("R")
        conversation.answer(LoadDrift.self, .failure(.timedOut))
        #expect(conversation.screen.contains("What you see is from before"))
        #expect(front(conversation)?.drift == Shop.drift)
    }

    @Test func `says what changed when it is read again`() {
        var conversation = conversation()
        conversation.press("R")
        conversation.answer(LoadDrift.self, .success(Shop.noDrift))
        #expect(conversation.screen.contains("Read again: no drift."))
    }

    @Test func `finds a difference by its words`() {
        var conversation = conversation()
        conversation.press("/")
        conversation.press("products_name")
        conversation.press(.enter)
        #expect(front(conversation)?.selected?.subject.name == "products_name_idx")
    }

    @Test func `stops comparing with ^C`() {
        var conversation = conversation(nil)
        conversation.press(.control("c"))
        #expect(conversation.effects.contains { if case .cancel = $0 { true } else { false } })
    }
}

@Suite struct `The drift in pictures` {
    private func conversation(_ size: Size, _ answer: Result<Drift, Problem>?) -> Conversation {
        var conversation = Conversation(size)
        conversation.answer(LoadOverview.self, .success(.shopInProject))
        conversation.press("D")
        if let answer { conversation.answer(LoadDrift.self, answer) }
        return conversation
    }

    @Test(arguments: Size.pictured)
    func `shows the tree and both definitions`(size: Size) throws {
        var conversation = conversation(size, .success(Shop.drift))
        conversation.press("j")
        try expectSnapshot(conversation.frame, named: "drift-filled-\(size.testDescription)")
    }

    @Test(arguments: Size.pictured)
    func `shows one difference alone`(size: Size) throws {
        var conversation = conversation(size, .success(Shop.drift))
        conversation.press(.enter)
        try expectSnapshot(conversation.frame, named: "drift-read-\(size.testDescription)")
    }

    @Test(arguments: Size.pictured)
    func `says calmly that there is none`(size: Size) throws {
        try expectSnapshot(
            conversation(size, .success(Shop.noDrift)).frame,
            named: "drift-none-\(size.testDescription)")
    }

    @Test(arguments: Size.pictured)
    func `says why it could not be found out`(size: Size) throws {
        try expectSnapshot(
            conversation(size, .failure(.timedOut)).frame,
            named: "drift-failed-\(size.testDescription)")
    }

    @Test(arguments: Size.pictured)
    func `says what it waits for`(size: Size) throws {
        var conversation = conversation(size, nil)
        conversation.wait(.seconds(1))
        try expectSnapshot(conversation.frame, named: "drift-waiting-\(size.testDescription)")
    }
}
