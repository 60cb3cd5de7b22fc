import Reports
import Terminal
import Testing
import Verification

@testable import Browser

/// A conversation on each screen that is a list, with something in it.
enum OpenList: CaseIterable {
    case tables, record, migrations, check, drift, repair

    /// Those in whose place a page can be read.
    static let paged = [migrations, check, drift, repair]

    func conversation(_ size: Size = Size(columns: 80, rows: 6)) -> Conversation {
        var conversation = Conversation(size)
        switch self {
        case .record:
            conversation = .reading(Shop.orderPage(), size)
            conversation.press("v")
            conversation.answer(LoadRecord.self, .success(Shop.orderPage(0, count: 1)))
            return conversation
        case .tables, .migrations, .check, .drift, .repair:
            conversation.answer(LoadOverview.self, .success(.shopInProject))
        }
        switch self {
        case .tables, .record: break
        case .migrations: conversation.press("m")
        case .check:
            conversation.press("C")
            conversation.answer(CheckFiles.self, .success(Shop.check))
        case .drift:
            conversation.press("D")
            conversation.answer(LoadDrift.self, .success(Shop.drift))
        case .repair:
            conversation.press("mx")
            conversation.answer(ReadRepairMaterial.self, .success(Shop.repairMaterial))
        }
        return conversation
    }

    /// Occurs in several lines.
    var needle: String {
        switch self {
        case .tables: "or"
        case .record: "e"
        case .migrations: "00"
        case .check: "snapshot"
        case .drift: "index"
        case .repair: "quiet"
        }
    }

    /// Opens the page.
    var pageKey: Key { self == .migrations ? .character("L") : .enter }

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
