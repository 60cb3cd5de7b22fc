package import Reports
import Terminal
import Verification

extension DriftScreen {
    package func obstacle(to command: DriftCommand, in context: Context) -> String? {
        switch command {
        case .read where isReading: "This is all of it; Esc goes back."
        case .read: view.selection == nil ? "Select a difference first." : nil
        case .fold: isReading || tree.lines.isEmpty ? "There is nothing to fold here." : nil
        case .copy: obstacle(toCopying: selected?.closing.database)
        case .copySchema: obstacle(toCopying: selected?.closing.expectation)
        case .against: comparing.isWaiting ? "It is being compared already; ^C stops that." : nil
        }
    }

    package mutating func perform(_ command: DriftCommand, count: Int?, in context: Context) -> [Request] {
        switch command {
        case .read:
            (isReading, scroll) = (true, DocumentScroll())
            return []
        case .fold: return fold(in: context)
        case .copy: return copy(selected?.closing.database)
        case .copySchema: return copy(selected?.closing.expectation)
        case .against: return compareWithOtherSide(in: context)
        }
    }

    /// What `a` would compare with.
    package func title(of command: DriftCommand) -> String {
        command == .against && side == .files ? "snapshot" : command.entry.title
    }

    private func obstacle(toCopying statements: [String]?) -> String? {
        guard let statements else { return "Select a difference first." }
        return statements.isEmpty ? "There is no SQL to copy." : nil
    }

    private func copy(_ statements: [String]?) -> [Request] {
        let text = (statements ?? []).map { $0 + ";\n" }.joined()
        return [.run(.copy(text, what: "the SQL"))]
    }

    package mutating func leavePage() -> Bool {
        guard isReading else { return false }
        (isReading, scroll) = (false, DocumentScroll())
        return true
    }

    /// The selected difference, or as many of the selected table as there can be room for.
    package func document(in context: Context) -> Document {
        guard let line = view.selection else { return .empty }
        let differences = tree.differences(at: line)
        let shown = differences.prefix(max(1, context.body.rows))
        let sheet = Sheet.screen(width: context.body.columns - 2, glyphs: context.glyphs)
        let pages = shown.map {
            DifferencePage($0, on: sheet).document.sections
        }
        let hidden = differences.count - shown.count
        let more = Document.Section.lines([[Styled("and \(hidden) more differences", .dim)]])
        return Document(Array((pages + (hidden > 0 ? [[more]] : [])).joined(separator: [.blank])))
    }
}
