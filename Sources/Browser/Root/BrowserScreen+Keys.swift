import Reports
import Terminal

/// What a screen makes of the keys pressed so far.
enum Taken {
    case requests([Request])
    case prefix
    case none
}

extension BrowserScreen {
    /// The screen's own commands win over motions unless they yield to them, motions over searching.
    mutating func take(_ keys: [Key], count: Int?, in context: Context) -> Taken {
        let (own, motion, search) = (Commands.match(keys), Motion.match(keys), SearchCommand.match(keys))
        let isElsewhere = motion.isCommand || search.isCommand
        if case .command(let command) = own, !isElsewhere || !yields(command) {
            return .requests(attempt(command, count: count, in: context))
        }
        if case .command(let motion) = motion { return .requests(move(motion, count: count, in: context)) }
        if case .command(let search) = search { return .requests(perform(search, in: context)) }
        return own.isPrefix || motion.isPrefix || search.isPrefix ? .prefix : .none
    }

    /// Whether the keys are a command of the screen itself.
    func means(_ keys: [Key]) -> Bool {
        Commands.match(keys).isCommand || Motion.match(keys).isCommand || SearchCommand.match(keys).isCommand
    }

    mutating func run(commandNamed name: String, in context: Context) -> [Request]? {
        if let command = Commands.named(name) { return attempt(command, count: nil, in: context) }
        if let motion = Motion.named(name) { return move(motion, count: nil, in: context) }
        return SearchCommand.named(name).map { perform($0, in: context) }
    }

    /// A command that cannot run says why.
    private mutating func attempt(_ command: Commands, count: Int?, in context: Context) -> [Request] {
        if let obstacle = obstacle(to: command, in: context) {
            return [.say(Notice(obstacle, tone: .caution))]
        }
        return perform(command, count: count, in: context)
    }

    private mutating func perform(_ command: SearchCommand, in context: Context) -> [Request] {
        switch command {
        case .search: [.prompt(Prompt.search)]
        case .next: repeatSearch(backwards: false, in: context)
        case .previous: repeatSearch(backwards: true, in: context)
        }
    }

    /// Titles and keys for the hints line, with whether each can run now.
    func shownHints(in context: Context, isReachable: (PlaceCommand) -> Bool) -> [Hint] {
        hints.flatMap { command in
            var own = Hint(
                command.entry, isPossible: obstacle(to: command, in: context) == nil, in: context.glyphs)
            own?.title = title(of: command)
            let places = (placeHints[command] ?? []).map {
                Hint($0.entry, isPossible: isReachable($0), in: context.glyphs)
            }
            return ([own] + places).compactMap(\.self)
        }
    }
}

struct Hint: Equatable {
    let key: String
    var title: String
    var isPossible = true
    /// The command that a click on it runs.
    var command: String?
}

extension Hint {
    /// `nil` for what has no key.
    fileprivate init?(_ entry: CommandEntry, isPossible: Bool, in glyphs: Glyphs) {
        guard let chord = entry.chords.first else { return nil }
        self.init(
            key: chord.description(in: glyphs), title: entry.title, isPossible: isPossible,
            command: entry.name)
    }
}

extension ChordMatch {
    fileprivate var isPrefix: Bool {
        if case .prefix = self { true } else { false }
    }

    fileprivate var isCommand: Bool {
        if case .command = self { true } else { false }
    }
}
