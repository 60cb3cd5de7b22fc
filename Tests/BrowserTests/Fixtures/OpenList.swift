import Reports
import Terminal
import Testing

@testable import Browser

/// A list as the tests search it; each ``ListScreen`` of ``Screens`` has to be one.
///
/// The first of its openings is the list with several lines.
protocol OpenedList: OpenedScreen, ListScreen {
    /// Occurs in several lines.
    static var needle: String { get }
    /// Opens the page in the list's place, where there is one.
    static var pageKey: Key { get }
}

extension OpenedList {
    static var pageKey: Key { .enter }
}

/// A conversation on a screen that is a list, with something in it.
struct OpenList: CustomTestStringConvertible, Sendable {
    let kind: any OpenedList.Type

    static let all = Screens.all.compactMap { $0 as? any OpenedList.Type }.map(OpenList.init)
    /// Those in whose place a page can be read.
    static let paged = all.filter { $0.kind is any PagedListScreen.Type }
    static let drift = OpenList(kind: DriftScreen.self)
    static let repair = OpenList(kind: RepairScreen.self)

    var testDescription: String { kind.title }

    func conversation(_ size: Size = Size(columns: 80, rows: 6)) -> Conversation {
        kind.openings[0].conversation(size)
    }

    /// A word of the page's last line that has one.
    func word(of page: Document) -> String {
        let lines = (0..<page.lineCount).map { page.text(of: $0) }
        return lines.last { $0.contains(where: \.isLetter) }?.split(separator: " ").first { $0.count > 2 }
            .map(String.init) ?? "nothing"
    }

    func screen(_ conversation: Conversation) -> (any ListScreen)? {
        conversation.browser.front as? any ListScreen
    }

    func view(_ conversation: Conversation) -> Viewport { screen(conversation)?.view ?? Viewport() }
}

extension Conversation {
    mutating func turn(_ wheel: MouseEvent.Action) { press(.mouse(MouseEvent(wheel, column: 12, row: 3))) }

    mutating func click(row: Int) { press(.mouse(MouseEvent(.press(.left), column: 12, row: row))) }

    /// Whether the marker of the selection stands in a row.
    func marked(row: Int) -> Bool {
        screen.split(separator: "\n", omittingEmptySubsequences: false)[row].contains("▶")
    }
}
