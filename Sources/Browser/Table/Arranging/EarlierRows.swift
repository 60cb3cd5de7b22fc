import Reports
import Rows
import Terminal

/// Rows as they were seen before they were filtered, to go back to.
struct EarlierRows: Equatable, Sendable {
    let grid: RowGrid
    let rowsInFront: Int?
    let estimate: RowEstimate?
    /// How many commits they have seen.
    let commits: Int
}

extension TableScreen {
    /// Keeps the rows that are shown before others take their place; to the last ones of them a person may want to go back.
    mutating func keepRows() {
        guard let grid else { return }
        let rows = EarlierRows(
            grid: grid, rowsInFront: rowsInFront, estimate: estimate, commits: editing.commits)
        earlier = Array((earlier + [rows]).suffix(Self.mostKept))
    }

    /// To the rows before the last filter, as they were left; a filter that is still being asked is given up.
    package mutating func stepBack(in context: Context) -> [Request]? {
        guard tab == .rows, let filter = grid.map({ $0.page.source.filter }) else { return nil }
        while let rows = earlier.popLast() {
            if rows.grid.page.source.filter != filter { return show(rows, in: context) }
            if turning.isWaiting { return giveUpTurning() }
        }
        return nil
    }

    private mutating func giveUpTurning() -> [Request] {
        let isWaiting = turning.isWaiting
        turning.clear()
        (turn, estimate) = (nil, nil)
        estimating.clear()
        return isWaiting ? [.run(.cancel(turning.place))] : []
    }

    private mutating func show(_ rows: EarlierRows, in context: Context) -> [Request] {
        let stopped = giveUpTurning()
        let choices = grid?.choices
        ahead.clear()
        marks.clear()
        (grid, rowsInFront, estimate) = (rows.grid, rows.rowsInFront, rows.estimate)
        if let choices { grid?.adopt(choices) }
        editing.commits = rows.commits
        return stopped + settle(in: context)
    }

    private static let mostKept = 8
}
