import Postgres
import Reports
import SQL
import Terminal

@testable import Browser

/// A dialogue with the browser: what is said to it, and what it wants done.
///
/// Time stands still unless ``wait(_:)`` moves it.
struct Conversation {
    private(set) var browser: Browser
    /// What the browser has asked for and nobody has answered.
    private(set) var effects: [Effect]
    private var now: ContinuousClock.Instant

    init(_ size: Size = Size(columns: 80, rows: 24), glyphs: Glyphs = .unicode, isOnline: Bool = true) {
        now = .now
        var context = Context(
            session: Session(
                database: "shop@db1:5432",
                environment: Environment(pattern: "*db1*", label: "staging", colour: .yellow)),
            settings: Settings(), now: now)
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

    /// Answers the newest question of the kind that the answer fits.
    mutating func answer(_ answer: Answer) {
        guard let index = effects.lastIndex(where: { $0.ticket?.place.part == answer.part }),
            let ticket = effects[index].ticket
        else { return }
        effects.remove(at: index)
        say(.answered(answer, ticket: ticket, cost: .shop))
    }

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

extension Answer {
    /// The part of a screen that asks for such an answer.
    fileprivate var part: Place.Part {
        switch self {
        case .overview: .overview
        case .sizes: .sizes
        case .drizzleNames: .names
        case .structure: .structure
        case .statistics: .statistics
        case .opening: .opening
        case .page: .page
        case .count: .count
        case .record: .record
        case .value, .values: .value
        case .text: .text
        case .repairMaterial: .repairMaterial
        case .repair: .repair
        case .status: .status
        case .drift: .drift
        case .check: .check
        case .landing: .landing
        }
    }
}

extension ServerFacts {
    static let shop = ServerFacts(version: 150_004, user: "ada", isEncrypted: true, isReplica: false)
}

extension Cost {
    static let shop = Cost(bytes: 12_400, roundTrips: 1, duration: .milliseconds(42))
}
