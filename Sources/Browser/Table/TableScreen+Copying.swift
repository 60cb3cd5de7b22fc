import Catalog
import Reports
import Rows
import SQL
import Terminal

extension TableScreen {
    mutating func copyCell() -> [Request] {
        guard let grid, let column = grid.column, let cell = grid.cell else { return [] }
        if let obstacle = cell.copyObstacle(isKeyed: grid.page.key(of: grid.row) != nil) {
            return [.say(Notice(obstacle, tone: .caution))]
        }
        return begin(PendingCopy(of: grid.page, row: grid.row, column: column))
    }

    mutating func copyRow(as form: CopyForm) -> [Request] {
        copyForm = form
        guard let grid else { return [] }
        return begin(PendingCopy(of: grid.page, row: grid.row, as: form))
    }
}
