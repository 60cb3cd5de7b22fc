extension RowPage {
    /// Which side of a page another one lies on.
    package enum Side: Equatable, Sendable { case before, after }

    /// This page and a neighbour of it as one, so that a view may straddle both.
    ///
    /// What is more than `limit` rows is let go on the other side, and can be asked for again from there.
    ///
    /// - Parameters:
    ///   - neighbour: Must begin where this one ends, or end where it begins.
    ///   - side: Where the neighbour lies.
    ///   - limit: How many rows are kept, at least the neighbour's own.
    /// - Returns: The page, and by how much the numbers of this page's rows have grown; `nil` for rows of another source.
    package func joined(
        with neighbour: RowPage, _ side: Side, limit: Int
    ) -> (page: RowPage, shift: Int)? {
        guard neighbour.source == source else { return nil }
        let excess = max(0, min(rowCount, rowCount + neighbour.rowCount - limit))
        let kept = side == .after ? excess..<rowCount : 0..<rowCount - excess
        let own = PagePiece(cells: cells, rows: kept)
        let new = PagePiece(cells: neighbour.cells, rows: 0..<neighbour.rowCount)
        var page = RowPage(
            source: source, cells: .joined(side == .after ? [own, new] : [new, own]),
            rowCount: kept.count + neighbour.rowCount,
            hasMoreBefore: side == .before ? neighbour.hasMoreBefore : hasMoreBefore || excess > 0,
            hasMoreAfter: side == .after ? neighbour.hasMoreAfter : hasMoreAfter || excess > 0,
            isCutShort: side == .after ? neighbour.isCutShort : isCutShort && excess == 0)
        page.hasTies = hasTies || neighbour.hasTies
        return (page, side == .after ? -excess : neighbour.rowCount)
    }
}
