import Catalog
package import Reports
package import Rows
import SQL
package import Terminal

/// What refers to one row: each foreign key that points to its table, with the number of rows.
package struct ReferrersScreen: ListScreen {
    package static let title = "What refers to a row"
    package let id: ScreenID
    /// The way here, and the row's key.
    private let trail: [String]
    private let references: [ReferrersRequest.Reference]
    private var counting: Slot<CountReferrers>
    package var view = Viewport()
    package var needle = ""

    package init(id: ScreenID, trail: [String], references: [ReferrersRequest.Reference]) {
        (self.id, self.trail, self.references) = (id, trail, references)
        counting = Slot(of: id)
    }

    package var hints: [ReferrersCommand] { [.open] }
    package var slots: [any AnySlot] { [counting] }
    package var lineCount: Int { references.count }
    package var opening: ReferrersCommand { .open }

    package func text(of line: Int) -> String {
        references[line].words
    }

    package func layout(in context: Context) -> ListLayout {
        let trouble = counting.problem == nil ? 0 : 1
        return ListLayout(Rect(context.body), summary: trouble, heads: 1, count: lineCount)
    }

    package func location(in context: Context) -> Location {
        let path = (trail.suffix(1) + ["referring"]).joined(separator: " \(context.glyphs.breadcrumb) ")
        return Location(trail: Array(trail.dropLast()), path: path)
    }

    package func summaryLines(in context: Context) -> [Styled] {
        counting.problem.map { [Styled("\(context.glyphs.cross) \($0.summary)", .danger)] } ?? []
    }

    package mutating func load(in context: Context) -> [Request] {
        fit(in: context)
        return [counting.ask(CountReferrers(ReferrersRequest(references)))]
    }

    package mutating func receive(_ answer: AnyAnswer, in context: Context) -> [Request] {
        counting.take(answer)
        return settle(in: context)
    }

    private func count(_ line: Int) -> Referrers.Count? {
        guard let found = counting.value, line < found.count else { return nil }
        return found[line].count
    }

    package func drawList(in frame: inout Frame, context: Context) {
        let names = references.indices.map { text(of: $0) }
        let widest = names.reduce(5) { max($0, TextWidth.columns(of: $1, in: context.glyphs)) }
        let width = max(5, min(widest, frame.size.columns - 34))
        frame.draw("table and columns", at: 2, row: 0, role: .title, width: width)
        frame.draw("rows", at: width + 4, row: 0, role: .title)
        for (row, line) in view.visible.enumerated() {
            frame.draw(names[line], at: 2, row: row + 1, width: width, overflow: .ellipsis)
            let words = count(line).words
            frame.draw(
                words.text, at: width + 4, row: row + 1, role: words.role,
                width: frame.size.columns - width - 5, overflow: .ellipsis)
        }
        frame.mark(needle)
        guard let row = view.selectedLine else { return }
        frame.drawSelection(row: row + 1, cursor: Rect(column: 2, row: row + 1, columns: width, rows: 1))
    }

    package func obstacle(to command: ReferrersCommand, in context: Context) -> String? {
        guard let line = view.selection else { return "Nothing refers to this table." }
        return references[line].filter == nil ? "The row is NULL there, and nothing refers to that." : nil
    }

    package mutating func perform(_ command: ReferrersCommand, count: Int?, in context: Context) -> [Request]
    {
        guard let line = view.selection, let filter = references[line].filter else { return [] }
        return [.open(.referring(references[line].key, filter, trail: trail))]
    }
}

extension Referrers.Count? {
    var words: Styled {
        switch self {
        case nil: Styled("counting…", .dim)
        case .exactly(0): Styled("none", .dim)
        case .exactly(let rows): Styled(Numbers.exact(rows))
        case .more: Styled("more than \(Numbers.exact(ReferrersRequest.most))")
        case .notCounted: Styled("not counted: no index finds them", .caution)
        case .refused(let words): Styled(words, .danger)
        }
    }
}

extension Destination {
    package static func referrers(
        trail: [String], _ references: [ReferrersRequest.Reference]
    ) -> Destination {
        Destination { ReferrersScreen(id: $0, trail: trail, references: references) }
    }
}
