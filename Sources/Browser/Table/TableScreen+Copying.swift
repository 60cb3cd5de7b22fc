import Catalog
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

    private mutating func begin(_ copy: PendingCopy) -> [Request] {
        self.copy = copy
        return continueCopy()
    }

    /// Asks for the next value that is not whole yet; copies when there is none left.
    private mutating func continueCopy() -> [Request] {
        guard let copy else { return [] }
        if let request = copy.nextRequest { return [.run(.loadValue(request, fetching.ask()))] }
        self.copy = nil
        return copy.requests
    }

    mutating func receive(_ result: Result<FullValue, Problem>, for ticket: Ticket) -> [Request] {
        guard fetching.fill(with: result, for: ticket) else { return [] }
        guard let value = fetching.value else {
            copy = nil
            return fetching.problem.map { [.say(Notice($0))] } ?? []
        }
        fetching.clear()
        copy?.complete(with: value)
        return continueCopy()
    }
}
