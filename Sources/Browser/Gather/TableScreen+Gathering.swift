import Reports
import Rows

// A bug report's data in one paste: the row, or what is marked, and all that it refers to.
extension TableScreen {
    mutating func gather() -> [Request] {
        guard let grid else { return [] }
        let source = grid.page.source
        guard let meant = marks.source(among: source) ?? ownSource(in: source) else { return [] }
        return [gathering.ask(GatherRows(GatherRequest(source: meant)))]
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

    func take(_ result: Result<GatheredRows, Problem>) -> [Request] {
        switch result {
        case .failure(let problem): [.say(Notice(problem))]
        case .success(let rows): [.run(.copy(rows.script, what: rows.words))]
        }
    }
}
