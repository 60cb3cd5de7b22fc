import Catalog
import Reports
import Rows
import SQL
import Terminal

extension TableScreen {
    mutating func copyCell() -> [Request] {
        if let requests = copyMarkedCells() { return requests }
        guard let grid, let column = grid.column, let cell = grid.cell else { return [] }
        if let obstacle = cell.copyObstacle(isKeyed: grid.page.key(of: grid.row) != nil) {
            return [.say(Notice(obstacle, tone: .caution))]
        }
        return begin(PendingCopy(of: grid.page, row: grid.row, column: column))
    }

    /// The selected line of the catalog's tabs, whole.
    func copyLine() -> [Request] {
        guard structure?.isOnHeading == false else {
            return [.say(Notice("This is a heading; Y copies all of the tab.", tone: .caution))]
        }
        guard let line = structure?.line else {
            return [.say(Notice("This line is empty; there is nothing to copy.", tone: .caution))]
        }
        return [.run(.copy(line, what: "the line"))]
    }

    func copyTab() -> [Request] {
        structure.map { [.run(.copy($0.text, what: "the \(tab.title) of \(relation.name)"))] } ?? []
    }

    mutating func copyRow(as form: CopyForm) -> [Request] {
        copyForm = form
        if let requests = copyMarks(as: form) { return requests }
        guard let grid else { return [] }
        return begin(PendingCopy(of: grid.page, row: grid.row, as: form))
    }
}
