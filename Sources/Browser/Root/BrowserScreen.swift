package import Reports
package import Rows
package import Terminal

/// One screen as a value: what it shows, what can be done on it, whom it asks.
///
/// The root sends keys to the front screen only, and an answer to the screen whose ticket it shows.
package protocol BrowserScreen: Sendable {
    associatedtype Commands: Command

    /// What its commands are listed under, such as `One table`.
    static var title: String { get }
    /// How it is reached from every other screen; `nil` when only some of them open it.
    static var place: PlaceCommand? { get }

    var id: ScreenID { get }
    /// Where the person is, for the header: `public.orders ▸ rows`, and what is known about it.
    func location(in context: Context) -> Location
    /// At most seven, the most useful first.
    var hints: [Commands] { get }
    /// The places worth a hint here, each behind a command that has one.
    var placeHints: [Commands: [PlaceCommand]] { get }
    /// Where commands of its own lead with what is typed behind their names, such as `import orders.csv`.
    var wordedCommands: [String: @Sendable (String) -> PickerItem.Target] { get }
    /// Everything it asks; an answer that none of them awaits never comes here.
    var slots: [any AnySlot] { get }

    /// What the hint of the command says, where that depends on what is shown.
    func title(of command: Commands) -> String
    /// Whether a key of the command that means something on every screen means that now, such as `n` the next match.
    func yields(_ command: Commands) -> Bool
    /// Why the command cannot run now, in a sentence; `nil` when it can.
    func obstacle(to command: Commands, in context: Context) -> String?
    mutating func perform(_ command: Commands, count: Int?, in context: Context) -> [Request]
    mutating func move(_ motion: Motion, count: Int?, in context: Context) -> [Request]
    mutating func receive(_ answer: AnyAnswer, in context: Context) -> [Request]
    /// What to ask when the screen comes to the front for the first time, and on refresh.
    mutating func load(in context: Context) -> [Request]
    /// The size changed, or the screen came to the front again.
    mutating func settle(in context: Context) -> [Request]
    /// `Esc`: clears one thing, such as a search; `false` when there is nothing to clear.
    mutating func clear() -> Bool
    /// Backspace and `Esc`: how the screen was before, such as its rows before they were filtered; `nil` when it has not
    /// been otherwise, so that what lies below it is next.
    mutating func stepBack(in context: Context) -> [Request]?
    /// Another screen comes to the front: what was only asked to be shown at once is not waited for any more.
    mutating func stepAside() -> [Request]
    /// Whether there is nothing here yet that a key could act on, because it is being asked for.
    func awaitsContent(in context: Context) -> Bool
    /// `q`: goes back from what fills this screen to the list it belongs to; `false` when the screen is to close.
    mutating func leavePage() -> Bool
    /// Why it cannot be closed now; `nil` when it can. Who quits the program stops what runs.
    var closeObstacle: String? { get }
    /// The text typed after `/`, while it is typed and when it is done.
    mutating func search(_ text: String, in context: Context) -> [Request]
    mutating func repeatSearch(backwards: Bool, in context: Context) -> [Request]
    /// What was typed for a question of this screen's own.
    mutating func take(_ text: String, for question: String, in context: Context) -> [Request]
    /// What was typed for a cell of this screen, and what came back from the person's own editor.
    mutating func take(_ value: NewValue, for cell: EditedCell, in context: Context) -> [Request]
    mutating func take(_ outcome: EditorOutcome, for cell: EditedCell, in context: Context) -> [Request]
    /// Asks what a cell of this screen could refer to, from what was typed on.
    mutating func offer(_ beginning: String, for cell: EditedCell, in context: Context) -> [Request]
    /// Where the cell is drawn that is being edited, in the area between the header and the hints.
    func editorPlace(in context: Context) -> Rect?
    /// Whether it shows where migrations stand, so that it reads again after a repair.
    var showsMigrations: Bool { get }
    mutating func click(_ mouse: MouseEvent, in context: Context) -> [Request]
    /// What `jump` offers of this screen, such as the columns of a table.
    func jumpItems(in context: Context) -> [PickerItem]
    /// Goes to a place of this screen that ``jumpItems(in:)`` offered.
    mutating func go(to place: String, in context: Context) -> [Request]

    func draw(in frame: inout Frame, area: Rect, context: Context)
}

/// What a screen wants from the root.
package enum Request: Sendable {
    case run(Effect)
    case open(Destination)
    case say(Notice)
    /// Asks for a line of text under the screen.
    case prompt(Prompt)
    /// Offers one of a few choices.
    case choose(Choice)
    /// Has the screens below read again where the migrations stand.
    case reloadBelow
    /// There is something else to jump to than before.
    case offerJumps
    /// Closes the screen, and gives the one below it a text for one of its questions.
    case goBack(saying: String, to: String)
    /// Has something staged, or taken back.
    case stage(StagingStep)
    /// Lets a value be typed in the place of its cell.
    case edit(CellEditor)
    /// Lets one of these keys be chosen in the editor, if it is still that of the cell.
    case offer([OfferedKey], for: EditedCell)
    /// Runs another command by its name, as if it were typed in the palette.
    case command(String)
}

/// Where the person is, for the header.
package struct Location: Equatable, Sendable {
    /// The steps that led here, the last one nearest; the first ones go first where the header is too narrow.
    package var trail: [String]
    /// Such as `public.orders ▸ rows`.
    package var path: String
    /// Such as `~48M` or `14 files  12 rows`; where the header is too narrow, its end goes first.
    package var summary: String
    /// What is said where there is room for everything else.
    package var aside: String

    package init(trail: [String] = [], path: String, summary: String = "", aside: String = "") {
        (self.trail, self.path, self.summary, self.aside) = (trail, path, summary, aside)
    }
}

extension BrowserScreen {
    package var place: PlaceCommand? { Self.place }
    static var commandEntries: [CommandEntry] { Commands.allCases.map(\.entry) }
}

// What follows from its slots.
extension BrowserScreen {
    /// The places that the person waits for, so that `^C` can stop them.
    package var waitingPlaces: [Place] { slots.filter { $0.isWaiting && !$0.isQuiet }.map(\.place) }
    package var isWaiting: Bool { !waitingPlaces.isEmpty }
    /// All that is asked and not answered yet.
    var openPlaces: [Place] { slots.filter(\.isWaiting).map(\.place) }
    /// Something it asked for did not come; it loads again when a lost connection is back.
    package var hasFailed: Bool { slots.contains(where: \.isToBeAskedAgain) }
}

// What a screen has no use for, it need not write down.
extension BrowserScreen {
    package var placeHints: [Commands: [PlaceCommand]] { [:] }
    package var wordedCommands: [String: @Sendable (String) -> PickerItem.Target] { [:] }
    package func title(of command: Commands) -> String { command.entry.title }
    package func yields(_ command: Commands) -> Bool { false }
    package static var place: PlaceCommand? { nil }
    package mutating func stepBack(in context: Context) -> [Request]? { nil }
    package mutating func stepAside() -> [Request] { [] }
    package func awaitsContent(in context: Context) -> Bool { false }
    package mutating func settle(in context: Context) -> [Request] { [] }
    package mutating func leavePage() -> Bool { false }
    package var closeObstacle: String? { nil }
    package mutating func clear() -> Bool { false }
    package mutating func search(_ text: String, in context: Context) -> [Request] { [] }
    package mutating func repeatSearch(backwards: Bool, in context: Context) -> [Request] { [] }
    package mutating func take(_ text: String, for question: String, in context: Context) -> [Request] { [] }
    package mutating func take(_ value: NewValue, for cell: EditedCell, in context: Context) -> [Request] {
        []
    }
    package mutating func take(_ outcome: EditorOutcome, for cell: EditedCell, in context: Context)
        -> [Request]
    { [] }
    package mutating func offer(_ beginning: String, for cell: EditedCell, in context: Context) -> [Request] {
        []
    }
    package func editorPlace(in context: Context) -> Rect? { nil }
    package var showsMigrations: Bool { false }
    package mutating func click(_ mouse: MouseEvent, in context: Context) -> [Request] { [] }
    package func jumpItems(in context: Context) -> [PickerItem] { [] }
    package mutating func go(to place: String, in context: Context) -> [Request] { [] }
}
