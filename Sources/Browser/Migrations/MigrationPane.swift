package import Reports
import Terminal

/// The file of whatever migration is selected: read when the selection comes to rest on it.
///
/// The one before stays until the new one is here, so that nothing flickers.
package struct MigrationPane: Equatable, Sendable {
    private(set) var slot: Slot<ReadMigration>
    private var wanted: String?
    private var recent: [MigrationPage] = []
    private(set) var shown: MigrationPage?
    private(set) var problem: Problem?

    package init(of screen: ScreenID) { slot = Slot(of: screen) }

    /// Shows a file, asking for it if it is not at hand; `nil` when there is none to show.
    package mutating func show(_ path: String?) -> [Request] {
        guard path != wanted else { return [] }
        (wanted, problem) = (path, nil)
        guard let path else {
            slot.clear()
            shown = nil
            return []
        }
        if let known = recent.first(where: { $0.path == path }) {
            slot.clear()
            shown = known
            return []
        }
        return [slot.ask(ReadMigration(path: path))]
    }

    /// Forgets everything, because files may have changed.
    package mutating func forget() {
        slot.clear()
        (recent, wanted) = ([], nil)
    }

    package mutating func receive(_ answer: AnyAnswer) {
        switch slot.take(answer) {
        case nil: break
        case .failure(let problem): (self.problem, shown) = (problem, nil)
        case .success(let text):
            let page = MigrationPage(text)
            recent = recent.suffix(Self.memory - 1) + [page]
            shown = page
        }
    }

    private static let memory = 8
}

/// A migration's file as coloured lines with their numbers in front.
package struct MigrationPage: Hashable, Sendable {
    package let path: String
    package let sections: [Document.Section]

    package init(_ text: MigrationText) {
        path = text.path
        let code = SQLColours.lines(of: text.text, tokens: text.tokens)
        let width = String(code.count).count
        let numbered = code.enumerated().map { index, line in
            let number = String(index + 1)
            return MarkedLine(
                [Styled(String(repeating: " ", count: width - number.count) + number, .dim)], line)
        }
        let end = [Styled("This is the beginning of a file of \(text.byteCount).", .truncation)]
        sections = [.marked(numbered, margin: width + 2)] + (text.isCut ? [.lines([end])] : [])
    }
}
