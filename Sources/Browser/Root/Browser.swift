import Postgres
package import Reports
package import Rows
package import SQL
import Terminal

/// The whole interactive program as a value: a stack of screens and at most one overlay above them.
///
/// `update` turns an event into effects, `render` the state into a frame; both are pure.
package struct Browser: Sendable {
    package internal(set) var context: Context
    /// The last one is in front; the table list is always among them.
    package internal(set) var screens: [any BrowserScreen]
    /// Those that were gone back from, the last one first to come again.
    var forward: [any BrowserScreen] = []
    package internal(set) var overlay: Overlay?
    package internal(set) var notice: Notice?
    /// How far something has come that a screen waits for.
    var progress: (place: Place, words: String)?
    var typed = TypedKeys()
    var ahead = KeysAhead()
    var lastStop: ContinuousClock.Instant?
    var clicks = DoubleClicks()
    private var screenCount = 1
    /// What the last answer to each screen took that asked a server.
    private(set) var costs: [ScreenID: Cost] = [:]
    /// Whether rows are to be changed as soon as it is known of which database.
    var wishesToWrite: Bool
    /// What a session before has left staged, until it is shown.
    var kept: KeptChanges?
    var hasMentionedKept = false

    package init(context: Context, writing: Bool = false, kept: KeptChanges? = nil) {
        (self.context, wishesToWrite, self.kept) = (context, writing, kept)
        screens = [TablesScreen(id: ScreenID(0))]
    }

    /// Takes how tables were looked at the last time.
    package mutating func remember(_ kept: [QualifiedName: KeptTable]) { context.kept = kept }

    /// The screen that keys go to.
    package var front: any BrowserScreen {
        get { screens[screens.count - 1] }
        set { screens[screens.count - 1] = newValue }
    }

    /// Whether time matters: something is asked and not answered yet.
    package var isWaiting: Bool {
        if case .connecting = context.link { return true }
        return screens.contains(where: \.isWaiting)
    }

    /// The effects that get the first screen onto the terminal.
    package mutating func start() -> [Effect] {
        defer { context.waitingSince = isWaiting ? context.now : nil }
        let requests = front.load(in: context)
        return fulfil(requests)
    }

    package mutating func update(_ event: Event, at now: ContinuousClock.Instant) -> [Effect] {
        context.now = now
        defer { context.waitingSince = isWaiting ? context.waitingSince ?? now : nil }
        switch event {
        case .key(let key): return press(key)
        case .tick: return []
        case .progressed(let place, let words):
            progress = (place, words)
            return []
        case .said(let notice):
            self.notice = notice
            return []
        case .link(let link): return follow(link)
        case .resized(let size):
            context.size = size
            return each(screens.map(\.id)) { $0.settle(in: $1) }
        case .answered(let answer, let cost): return deliver(answer, cost: cost) + pressAhead()
        case .edited(let outcome, let cell): return fulfil(front.take(outcome, for: cell, in: context))
        }
    }

    /// With the connection back, the front screen asks again for what it missed.
    private mutating func follow(_ link: Link) -> [Effect] {
        context.link = link
        guard case .online(let facts) = link else { return [] }
        context.session.adopt(facts.identity, context.settings)
        let writing = beginWritingIfWished()
        mentionKept()
        guard front.hasFailed else { return writing }
        let requests = front.load(in: context)
        return writing + fulfil(requests)
    }

    /// The number of the next screen to be opened.
    mutating func nextScreenID() -> ScreenID {
        defer { screenCount += 1 }
        return ScreenID(screenCount)
    }

    /// Hands the answer to the screen that waits for it; one that nobody waits for any more leaves no trace.
    private mutating func deliver(_ answer: AnyAnswer, cost: Cost?) -> [Effect] {
        let screen = answer.ticket.place.screen
        let slots = screens.first { $0.id == screen }?.slots ?? []
        guard let slot = slots.first(where: { $0.awaits(answer) }) else { return [] }
        // What nobody waited for says nothing of what is seen.
        if let cost, !slot.isQuiet || costs[screen] == nil { costs[screen] = cost }
        context.review.learn(answer)
        return each([screen]) { $0.receive(answer, in: $1) }
    }

    /// Takes the front screen off the stack, with what was remembered of it.
    mutating func dropFront() { costs[screens.removeLast().id] = nil }

    private mutating func reloadBelow() -> [Effect] {
        each(screens.dropLast().filter(\.showsMigrations).map(\.id)) { $0.load(in: $1) }
    }

    /// Lets these screens do something, one after the other.
    ///
    /// What one wants may close another, which is then left out.
    mutating func each(
        _ ids: [ScreenID], _ change: (inout any BrowserScreen, Context) -> [Request]
    ) -> [Effect] {
        var effects: [Effect] = []
        for id in ids {
            guard let index = screens.firstIndex(where: { $0.id == id }) else { continue }
            let requests = change(&screens[index], context)
            effects += fulfil(requests)
        }
        return effects
    }

    /// Does what screens ask of the root, and passes on what they ask of the world.
    mutating func fulfil(_ requests: [Request]) -> [Effect] {
        requests.flatMap { request -> [Effect] in
            switch request {
            case .run(let effect):
                if case .keep(let table, let name) = effect { context.kept[name] = table }
                return [effect]
            case .open(let screen): return open(screen)
            case .say(let notice): self.notice = notice
            case .prompt(let prompt): overlay = .prompt(prompt)
            case .choose(let choice): overlay = .choice(choice)
            case .command(let name): return run(commandNamed: name)
            case .stage(let step): return perform(step)
            case .edit(let editor): overlay = .editor(editor)
            case .offer(let keys, let cell): offer(keys, for: cell)
            case .reloadBelow: return reloadBelow()
            case .offerJumps: offerJumps()
            case .goBack(let text, let question):
                let effects = close()
                let requests = front.take(text, for: question, in: context)
                return effects + fulfil(requests)
            }
            return []
        }
    }
}
