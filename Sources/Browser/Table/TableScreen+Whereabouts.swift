import Rows

// Where in the table the rows lie that are seen: reckoned from where they were asked for, never counted.
extension TableScreen {
    /// Puts a neighbouring page beside the rows that are there.
    @discardableResult
    mutating func extend(with page: RowPage, _ side: RowPage.Side, in context: Context) -> Int? {
        let limit = windowLimit(in: context)
        guard let shift = grid?.extend(with: page, side, limit: limit) else { return nil }
        rowsInFront = rowsInFront.map { $0 - shift }
        return shift
    }

    /// How many rows lie in front of a page, as far as that can be told from the estimate of all.
    func rowsInFront(of request: RowRequest) -> Int? {
        switch request.position {
        case .first: 0
        case .last where request.source.filter != nil: nil
        case .fraction(let share): count.rows.map { Int(share * Double($0)) }
        case .last: count.rows.map { max(0, $0 - request.limit) }
        case .after, .before, .from: nil
        }
    }

    /// How much of the table lies above the screen, in percent; 100 at its end.
    ///
    /// Nothing at the beginning, and where nobody knows how many rows there are.
    var share: Int? {
        guard let grid, grid.page.hasMoreBefore || grid.top > 0 else { return nil }
        let isAtEnd = grid.top + grid.height >= grid.page.rowCount
        if isAtEnd, !grid.page.hasMoreAfter { return grid.page.isCutShort ? nil : 100 }
        let front = grid.page.hasMoreBefore ? rowsInFront : 0
        let count = grid.page.source.filter == nil ? count.rows : nil
        guard let front, let rows = count, rows > 0 else { return nil }
        let percent = 100 * Double(front + grid.top) / Double(rows)
        return percent < 0.5 ? nil : min(99, Int(percent.rounded()))
    }
}
