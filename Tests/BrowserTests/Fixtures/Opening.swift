import Reports
import Terminal
import Testing

@testable import Browser

/// A screen as the tests open it; each kind of ``Screens`` has to be one, in a file of ``Openings``.
protocol OpenedScreen: BrowserScreen {
    /// Everything it can look like, each with the keys that lead there.
    static var openings: [Opening] { get }
}

/// One look of a screen or an overlay: how a conversation gets there from the tables.
struct Opening: CustomTestStringConvertible, Sendable {
    let testDescription: String
    private let overview: Result<Overview, Problem>
    private let steps: @Sendable (inout Conversation) -> Void
    /// Whether it is what is in front.
    let isOpen: @Sendable (Browser) -> Bool

    init(
        _ name: String, overview: Result<Overview, Problem> = .success(.shopInProject),
        isOpen: @escaping @Sendable (Browser) -> Bool,
        steps: @escaping @Sendable (inout Conversation) -> Void
    ) {
        (testDescription, self.overview, self.isOpen, self.steps) = (name, overview, isOpen, steps)
    }

    /// A screen of this kind, which `shows` what is meant.
    init<Screen: OpenedScreen>(
        _ name: String, of kind: Screen.Type, overview: Result<Overview, Problem> = .success(.shopInProject),
        shows: @escaping @Sendable (Screen) -> Bool = { _ in true },
        steps: @escaping @Sendable (inout Conversation) -> Void
    ) {
        self.init(
            name, overview: overview, isOpen: { ($0.front as? Screen).map(shows) ?? false }, steps: steps)
    }

    func conversation(
        _ size: Size = Size(columns: 80, rows: 24), glyphs: Glyphs = .unicode
    ) -> Conversation {
        var conversation = Conversation(size, glyphs: glyphs)
        conversation.answer(LoadOverview.self, overview)
        steps(&conversation)
        return conversation
    }

    /// Every screen and every overlay.
    static let all =
        Screens.all.compactMap { $0 as? any OpenedScreen.Type }.flatMap { $0.openings } + overlays
}
