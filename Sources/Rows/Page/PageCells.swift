import Postgres

/// The cells of a page, where they are: still in the server's answer, or written by hand.
///
/// A cell of an answer is decoded when it is asked for. A screen shows the smaller part of a page, and of a wide table a
/// very small one.
enum PageCells: Sendable {
    /// Row after row.
    case written([Cell], width: Int)
    case answered(AnsweredCells)
    /// Several answers, one after the other.
    case pieces([PagePiece])

    subscript(row: Int, column: Int) -> Cell {
        switch self {
        case .written(let cells, let width): cells[row * width + column]
        case .answered(let answer): answer[row, column]
        case .pieces(let pieces): pieces.cell(row, column)
        }
    }
}

/// Rows of an answer, seen in the order of the table.
struct AnsweredCells: Sendable {
    private let result: RowSet
    private let cuts: [ValueCut]
    /// How many rows count; there may be one more, which only tells that there are more.
    private let count: Int
    private let isBackwards: Bool

    /// - Parameters:
    ///   - result: What the server sent.
    ///   - cuts: What was done to each column on its way.
    ///   - count: How many rows count.
    ///   - isBackwards: Whether they came from the last one down.
    init(_ result: RowSet, cuts: [ValueCut], count: Int, isBackwards: Bool) {
        (self.result, self.cuts, self.count, self.isBackwards) = (result, cuts, count, isBackwards)
    }

    subscript(row: Int, column: Int) -> Cell {
        precondition(row < count, "a row outside the page was asked for")
        let place = isBackwards ? count - 1 - row : row
        return result.withCell(place, column) { Cell($0, cuts[column]) } ?? Cell(nil, cuts[column])
    }
}
