import Postgres
import Reports
import SQL
import Terminal
import Testing

@testable import Browser

/// A dialogue with the browser: what is said to it, and what it wants done.
///
/// Time stands still unless ``wait(_:)`` moves it.
struct Conversation {
    private(set) var browser: Browser
    /// What the browser has asked for and nobody has answered.
    private(set) var effects: [Effect]
    private var now: ContinuousClock.Instant

    init(
        _ size: Size = Size(columns: 80, rows: 24), glyphs: Glyphs = .unicode, isOnline: Bool = true,
        settings: Settings = Settings()
    ) {
        now = .now
        var context = Context(
            session: Session(
                database: "shop@db1:5432",
                environment: Environment(pattern: "*db1*", label: "staging", colour: .yellow)),
            settings: settings, now: now)
        (context.size, context.glyphs) = (size, glyphs)
        context.themes = ["default", "gruvbox", "nord"]
        context.link = .connecting("connecting to db1:5432")
        browser = Browser(context: context)
        effects = browser.start()
        if isOnline { say(.link(.online(.shop))) }
    }

    var frame: Frame { browser.render() }
    var screen: String { frame.text }
    /// The last question that wants an answer.
    var ticket: Ticket? { effects.compactMap(\.ticket).last }

    /// Presses keys one after the other: `"jj"`, or ``press(_:)-(Key)`` for those without a letter.
    mutating func press(_ letters: String) { for letter in letters { press(.character(letter)) } }

    mutating func press(_ keys: Key...) { for key in keys { say(.key(key)) } }

    mutating func say(_ event: Event) { effects += browser.update(event, at: now) }

    /// Answers the newest question of this kind; that there is one is part of the test.
    mutating func answer<Q: Question>(
        _ question: Q.Type, _ result: Result<Q.Answer, Problem>,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let index = effects.lastIndex { $0.question?.value is Q }
        guard let index, let ticket = effects[index].ticket else {
            Issue.record("\(Q.self) is not asked", sourceLocation: sourceLocation)
            return
        }
        effects.remove(at: index)
        say(.answered(AnyAnswer(to: question, ticket: ticket, result), cost: .shop))
    }

    /// Lays other screens over the one in front.
    mutating func cover(with screens: [any BrowserScreen]) { browser.screens += screens }

    /// Says how tables were looked at the last time.
    mutating func remember(_ kept: [QualifiedName: KeptTable]) { browser.remember(kept) }

    /// Takes out what the browser has asked for so far.
    mutating func takeEffects() -> [Effect] {
        defer { effects = [] }
        return effects
    }

    /// Lets time pass.
    mutating func wait(_ duration: Duration) {
        now += duration
        say(.tick)
    }
}

extension [Effect] {
    /// The questions of this kind, in the order in which they were asked.
    func questions<Q: Question>(_ kind: Q.Type) -> [Q] { compactMap { $0.question?.value as? Q } }
}

extension ServerFacts {
    static let shop = ServerFacts(version: 150_004, identity: .shop, isEncrypted: true, isReplica: false)
}

extension Cost {
    static let shop = Cost(bytes: 12_400, roundTrips: 1, duration: .milliseconds(42))
}

extension DatabaseIdentity {
    static let shop = DatabaseIdentity(database: "shop", host: "db1", port: "5432", user: "ada")
}
