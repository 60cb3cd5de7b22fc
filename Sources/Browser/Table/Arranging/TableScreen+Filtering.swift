import Catalog
import Reports
import Rows
import SQL
import Terminal

// A filter is one line of SQL, as it stands behind a WHERE.
extension TableScreen {
    /// Asks for a filter, which starts with this column being what it is here.
    mutating func askForFilter() -> [Request] {
        guard let source = grid?.page.source else { return [] }
        if trouble != nil, let draft { return [.prompt(prompt(draft, in: source))] }
        let start = filterStart(in: source)
        proposedFilter = start.text
        return [.prompt(start)]
    }

    mutating func takeFilter(_ text: String, in context: Context) -> [Request] {
        guard let source = grid?.page.source else { return [] }
        guard text.contains(where: { !$0.isWhitespace }) else { return clearFilter(in: context) }
        do {
            let filter = try Filter(text, of: source.columns)
            if text != proposedFilter { filters.remember(text) }
            draft = text
            if filter != source.filter { keepRows() }
            return arrange(filter: filter, sort: source.sort, in: context) + keep(in: context)
        } catch {
            var prompt = self.prompt(text, in: source)
            prompt.moveCursor(toOffset: error.offset)
            return [.prompt(prompt), .say(Notice(error.message, tone: .danger))]
        }
    }

    /// Filters by values that were chosen from a list.
    mutating func takeValues(_ text: String, in context: Context) -> [Request] {
        proposedFilter = text
        return takeFilter(text, in: context)
    }

    mutating func clearFilter(in context: Context) -> [Request] {
        if isRefusedWithFilter { return openUnfiltered(in: context) }
        guard let source = grid?.page.source, source.filter != nil else { return [] }
        earlier = []
        return arrange(filter: nil, sort: source.sort, in: context)
    }

    /// With the filter that is in force in front of it, and the value marked, so that another one takes its place.
    private func filterStart(in source: RowSource) -> Prompt {
        let start = grid.flatMap { grid in grid.column.map { FilterStart(grid, column: $0) } }
        guard let filter = source.filter else { return prompt(start, in: source) }
        guard let start, !filter.text.contains(start.text) else { return prompt(filter.text, in: source) }
        let before = filter.and(start.filter).text.dropLast(start.text.count)
        return prompt(start.behind(String(before)), in: source)
    }

    private func prompt(_ start: FilterStart?, in source: RowSource) -> Prompt {
        var prompt = self.prompt(start?.text ?? "", in: source)
        if let start { prompt.mark(start.marked, cursor: start.cursor) }
        return prompt
    }

    private func prompt(_ text: String, in source: RowSource) -> Prompt {
        Prompt(
            label: "Where: ", purpose: .expression(for: TableQuestion.filter.rawValue), text: text,
            words: ExpressionWords(source, history: filters.texts))
    }
}

/// What the table asks a person for a line of text for.
enum TableQuestion: String {
    case filter, values, key, text, file, replacement, gather
}

/// The filters that were typed, the newest last; nothing is kept twice, and no value of a row that nobody has typed.
struct FilterHistory: Equatable, Sendable {
    private(set) var texts: [String] = []
    private static let most = 50

    init(_ texts: [String] = []) { self.texts = texts.suffix(Self.most) }

    mutating func remember(_ text: String) {
        texts.removeAll { $0 == text }
        texts.append(text)
        if texts.count > Self.most { texts.removeFirst() }
    }
}
