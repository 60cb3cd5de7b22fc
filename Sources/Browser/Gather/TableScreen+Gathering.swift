import Reports
import Rows

// A bug report's data in one paste: the row, or what is marked, and all that it refers to.
extension TableScreen {
    mutating func gather() -> [Request] { gather(.standard) }

    private mutating func gather(_ bounds: GatherRequest.Bounds) -> [Request] {
        guard let grid else { return [] }
        let source = grid.page.source
        guard let meant = marks.source(among: source) ?? ownSource(in: source) else { return [] }
        gatherBounds = bounds
        return [gathering.ask(GatherRows(GatherRequest(source: meant, bounds)))]
    }

    /// The selected row alone.
    private func ownSource(in source: RowSource) -> RowSource? {
        guard let key = grid.flatMap({ $0.page.key(of: $0.row) }) else { return nil }
        var own = source.plain
        own.filter = Filter(keys: [key], of: source)
        return own.filter == nil ? nil : own
    }

    /// Why the rows cannot be found to be read whole.
    var gatherObstacle: String? {
        guard let source = grid?.page.source else { return nil }
        if gathering.isWaiting { return "The rows are being read; ^C stops it." }
        return source.order.isSeekable ? nil : "These rows have no key by which they would be found again."
    }

    /// Where there are more than anybody wants to paste unasked, asks how many.
    func take(_ result: Result<GatheredRows, Problem>) -> [Request] {
        switch result {
        case .failure(let problem): [.say(Notice(problem))]
        case .success(let rows) where rows.isPart: [.prompt(boundsPrompt(rows))]
        case .success(let rows): [copy(rows)]
        }
    }

    private func copy(_ rows: GatheredRows) -> Request { .run(.copy(rows.script, what: rows.words)) }

    private func boundsPrompt(_ rows: GatheredRows) -> Prompt {
        .answer(
            to: TableQuestion.gather.rawValue,
            label: "\(Numbers.count(rows.rows.count, "row")), and more. Rows, steps: ",
            text: gatherBounds.text)
    }

    /// Copies what is there where nothing else was typed, and reads again otherwise.
    mutating func takeBounds(_ text: String) -> [Request] {
        guard let rows = gathering.value else { return [] }
        guard let bounds = GatherRequest.Bounds(text) else {
            let words = "Two numbers, such as 5000, 12."
            return [.prompt(boundsPrompt(rows)), .say(Notice(words, tone: .caution))]
        }
        return bounds == gatherBounds ? [copy(rows)] : gather(bounds)
    }
}
