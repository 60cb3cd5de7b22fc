import Catalog
package import Reports
package import Rows
import SQL
package import Terminal

/// The values of a column, each with its count, the most frequent first.
package struct ValuesScreen: ListScreen {
    package static let title = "The values of a column"
    package let id: ScreenID
    private let request: ColumnValuesRequest
    private var counting: Slot<CountValues>
    private var marked: Set<Int> = []
    package var view = Viewport()
    package var needle = ""

    package init(id: ScreenID, request: ColumnValuesRequest) {
        (self.id, self.request) = (id, request)
        counting = Slot(of: id)
    }

    private var column: RowColumn { request.column }
    private var counts: [ColumnValues.Count] { counting.value?.counts ?? [] }

    package var hints: [ValuesCommand] { [.filter, .mark, .copy] }
    package var slots: [any AnySlot] { [counting] }
    package var lineCount: Int { counts.count }
    package var opening: ValuesCommand { .filter }
    package func text(of line: Int) -> String { counts[line].value.text ?? "" }

    package func layout(in context: Context) -> ListLayout {
        ListLayout(Rect(context.body), summary: summaryLines(in: context).count, heads: 1, count: lineCount)
    }

    package func location(in context: Context) -> Location {
        let path = [request.source.relation.name.description, column.name.name, "values"].joined(
            separator: " \(context.glyphs.breadcrumb) ")
        let values = counting.value.map { values in
            Numbers.count(values.counts.count, "value") + (values.isCutShort ? " at least" : "")
        }
        return Location(path: path, summary: values ?? "")
    }

    package func summaryLines(in context: Context) -> [Styled] {
        var lines: [Styled] = []
        if let filter = request.source.filter {
            lines.append(Styled("Among the rows where \(filter.text)", .hint))
        }
        if counting.value?.isCutShort == true {
            lines.append(
                Styled(
                    "The \(Numbers.count(request.limit, "most frequent value")); there are more.", .caution))
        }
        return lines
    }

    package mutating func load(in context: Context) -> [Request] { [counting.ask(CountValues(request))] }

    package mutating func receive(_ answer: AnyAnswer, in context: Context) -> [Request] {
        guard counting.take(answer) != nil else { return [] }
        marked = []
        return settle(in: context)
    }

    package func absence(in context: Context) -> ListAbsence? {
        if let problem = counting.problem { return .failed(problem) }
        guard counting.value != nil else { return .waiting("Counting the values of \(column.name)") }
        return counts.isEmpty ? .calm(Problem("There are no rows, so there are no values.")) : nil
    }

    package func drawList(in frame: inout Frame, context: Context) {
        let rows = view.visible.map { line in
            ValueCountLine(counts[line], of: counting.value?.total ?? 0, isMarked: marked.contains(line))
        }
        ValueCountLine.draw(rows, of: column, in: &frame)
        frame.mark(needle)
        guard let row = view.selectedLine else { return }
        frame.drawSelection(row: row + 1, cursor: Rect(column: 2, row: row + 1, columns: 1, rows: 1))
    }

    package func obstacle(to command: ValuesCommand, in context: Context) -> String? {
        guard let line = view.selection, line < counts.count else { return "There are no values here." }
        guard counts[line].value.cutSize == nil || command == .mark else {
            return "This value is too long: only its beginning is here."
        }
        return nil
    }

    package mutating func perform(_ command: ValuesCommand, count: Int?, in context: Context) -> [Request] {
        guard let line = view.selection, line < counts.count else { return [] }
        switch command {
        case .mark:
            marked.formSymmetricDifference([line])
            return move(.down, count: nil, in: context)
        case .copy: return [.run(.copy(counts[line].value.text ?? "", what: "the value"))]
        case .filter: return [.goBack(saying: filter(line).text, to: TableQuestion.values.rawValue)]
        }
    }

    /// What is marked, or else what is selected, among the rows that were counted.
    private func filter(_ line: Int) -> Filter {
        let chosen = (marked.isEmpty ? [line] : marked.sorted()).filter { counts[$0].value.cutSize == nil }
        let values = Filter(column, isOneOf: chosen.map { counts[$0].value.text })
        return request.source.filter?.and(values) ?? values
    }
}

extension Destination {
    package static func values(_ request: ColumnValuesRequest) -> Destination {
        Destination { ValuesScreen(id: $0, request: request) }
    }
}
