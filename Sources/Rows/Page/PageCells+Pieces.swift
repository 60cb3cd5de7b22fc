/// Rows of one of several answers that are shown as one page.
struct PagePiece: Sendable {
    let cells: PageCells
    /// Of the piece's own rows, those that count.
    let rows: Range<Int>
}

extension PageCells {
    /// The pieces one after another, without pieces in pieces.
    static func joined(_ parts: [PagePiece]) -> PageCells {
        .pieces(
            parts.flatMap { part -> [PagePiece] in
                guard case .pieces(let inner) = part.cells else { return [part] }
                var first = 0
                return inner.compactMap { piece in
                    let own = first..<first + piece.rows.count
                    first = own.upperBound
                    let wanted = own.clamped(to: part.rows)
                    guard !wanted.isEmpty else { return nil }
                    let start = piece.rows.lowerBound + wanted.lowerBound - own.lowerBound
                    return PagePiece(cells: piece.cells, rows: start..<start + wanted.count)
                }
            })
    }
}

extension [PagePiece] {
    /// - Complexity: The number of pieces, which are few.
    func cell(_ row: Int, _ column: Int) -> Cell {
        var first = 0
        for piece in self {
            if row < first + piece.rows.count {
                return piece.cells[piece.rows.lowerBound + row - first, column]
            }
            first += piece.rows.count
        }
        preconditionFailure("a row outside the page was asked for")
    }
}
