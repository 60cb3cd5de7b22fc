import Postgres
import Reports
import SQL
import Terminal
import Testing

@testable import Browser

@Suite struct `The browser` {
    private func conversation() -> Conversation {
        var conversation = Conversation()
        conversation.answer(LoadOverview.self, .success(.shopInProject))
        _ = conversation.takeEffects()
        return conversation
    }

    @Test func `reads again when the connection is back`() {
        var conversation = Conversation(isOnline: false)
        conversation.say(.link(.failed(.refused)))
        conversation.answer(LoadOverview.self, .failure(.refused))
        _ = conversation.takeEffects()
        conversation.press("j")
        #expect(conversation.takeEffects() == [.reconnect])
        conversation.say(.link(.online(.shop)))
        #expect(
            conversation.takeEffects().map(\.question)
                == [AnyQuestion(LoadOverview(includesSystem: false))])
    }

    @Test func `shows nothing of a wait that is over at once, and a spinner with seconds after that`() {
        var conversation = conversation()
        conversation.press("R")
        conversation.wait(.milliseconds(150))
        #expect(!conversation.screen.contains("^C stop"))
        conversation.wait(.milliseconds(2900))
        #expect(conversation.screen.contains("3 s  ^C stop"))
    }

    @Test func `stops what runs with ^C, and quits at the second within a second`() {
        var conversation = conversation()
        conversation.press("R")
        let place = conversation.takeEffects().first?.ticket?.place
        conversation.press(.control("c"))
        #expect(conversation.takeEffects() == place.map { [.cancel($0)] })
        conversation.press(.control("c"))
        #expect(conversation.takeEffects() == [.quit])
    }

    @Test func `says that a key means nothing here`() {
        var conversation = conversation()
        conversation.press("x")
        #expect(conversation.browser.notice?.text == "x does nothing here; ? shows the keys.")
    }

    @Test func `never quits with Esc`() {
        var conversation = conversation()
        conversation.press("mD")
        _ = conversation.takeEffects()
        conversation.press(.escape)
        #expect(conversation.browser.front is MigrationsScreen)
        conversation.press(.escape, .escape, .escape)
        #expect(conversation.browser.screens.count == 1)
        #expect(!conversation.takeEffects().contains(.quit))
        conversation.press("q")
        #expect(conversation.effects.last == .quit)
    }

    @Test func `forgets a count and the beginning of a chord with Esc`() {
        var conversation = conversation()
        conversation.press("12g")
        conversation.press(.escape)
        conversation.press("j")
        #expect((conversation.browser.front as? TablesScreen)?.view.selection == 1)
    }

    @Test func `tells segments where there is room for them`() throws {
        var conversation = conversation()
        conversation.press("R")
        let ticket = try #require(conversation.ticket)
        var cost = Cost.shop
        (cost.sent, cost.segments) = (1_400, Segments(sent: 1, received: 9))
        let answer = AnyAnswer(to: LoadOverview.self, ticket: ticket, .success(.shopInProject))
        conversation.say(.answered(answer, cost: cost))
        let lines = [120, 80].map { columns -> Substring in
            conversation.say(.resized(Size(columns: columns, rows: 10)))
            return conversation.screen.prefix { $0 != "\n" }
        }
        #expect(lines[0].hasSuffix("↑1.4 kB/1 ↓12 kB/9 1 rt 42 ms"))
        #expect(lines[1].hasSuffix("↑1.4 kB ↓12 kB 1 rt 42 ms"))
    }

    @Test func `shows what the last answer cost, unless it came too late to be taken`() {
        var conversation = conversation()
        conversation.press("R")
        let late = conversation.ticket
        conversation.press("R")
        if let late {
            let answer = AnyAnswer(to: LoadOverview.self, ticket: late, .success(.shopInProject))
            let cost = Cost(bytes: 99_000_000, roundTrips: 9, duration: .seconds(9))
            conversation.say(.answered(answer, cost: cost))
        }
        #expect(conversation.browser.costs[ScreenID(0)] == .shop)
        conversation.answer(LoadOverview.self, .success(.shopInProject))
        #expect(conversation.screen.contains("12 kB 1 rt 42 ms"))
    }

    @Test func `shows of every screen what its own answer cost, and nothing before there is one`() {
        var conversation = conversation()
        let cost = "12 kB 1 rt 42 ms"
        #expect(conversation.screen.contains(cost))
        for key in ["m", "C", "D"] {
            conversation.press(key)
            #expect(!conversation.screen.contains(cost), "\(key)")
        }
        conversation.answer(LoadDrift.self, .success(Shop.drift))
        #expect(conversation.screen.contains(cost))
        conversation.press("T")
        #expect(conversation.screen.contains(cost))
    }

    @Test func `says all of what it has to say, in as many lines as that takes`() {
        var conversation = conversation()
        let words = (1...40).map { "word\($0)" }
        conversation.say(.said(Notice(words.joined(separator: " "))))
        #expect(words.allSatisfy(conversation.screen.contains))
        conversation.press("j")
        #expect(!conversation.screen.contains("word40") && conversation.screen.contains("? help"))
    }

    @Test func `outlives a screen that closes others while all of them adopt a new size`() {
        var conversation = conversation()
        conversation.cover(with: [ClosingScreen(id: ScreenID(101)), ClosingScreen(id: ScreenID(102))])
        conversation.say(.resized(Size(columns: 100, rows: 30)))
        #expect(conversation.browser.screens.map(\.id) == [ScreenID(0), ScreenID(101)])
    }
}

/// Closes whatever is in front as soon as the size changes, once.
private struct ClosingScreen: BrowserScreen {
    static let title = "Closing"
    let id: ScreenID
    private var isDone = false

    init(id: ScreenID) { self.id = id }

    var hints: [SearchCommand] { [] }
    var slots: [any AnySlot] { [] }

    func location(in context: Context) -> Location { Location(path: "closing") }
    func obstacle(to command: SearchCommand, in context: Context) -> String? { nil }
    mutating func perform(_ command: SearchCommand, count: Int?, in context: Context) -> [Request] { [] }
    mutating func move(_ motion: Motion, count: Int?, in context: Context) -> [Request] { [] }
    mutating func receive(_ answer: AnyAnswer, in context: Context) -> [Request] { [] }
    mutating func load(in context: Context) -> [Request] { [] }
    func draw(in frame: inout Frame, area: Rect, context: Context) {}

    mutating func settle(in context: Context) -> [Request] {
        defer { isDone = true }
        return isDone ? [] : [.command(GlobalCommand.close.entry.name)]
    }
}
