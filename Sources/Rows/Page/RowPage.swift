import Catalog
import Postgres
import SQL

/// Some consecutive rows of a ``RowSource``, in its order.
package struct RowPage: Sendable {
    package let source: RowSource
    package let rowCount: Int
    package let hasMoreBefore: Bool
    package let hasMoreAfter: Bool
    /// There are more rows, but no order to reach them by.
    package let isCutShort: Bool
    /// Rows on both sides of an edge are equal in all that they are sorted by, so that some may be passed over.
    package internal(set) var hasTies = false
    /// Behind the cells of a row stand the parts of its key that are no columns.
    let cells: PageCells

    /// A page from rows of its own, each as long as the columns of the source plus the hidden parts of its key.
    ///
    /// A key has one hidden part, the `ctid`, when the order is ``RowOrder/physical``. Rows without a key carry what they
    /// are sorted by.
    package init(
        source: RowSource, rows: [[Cell]], hasMoreBefore: Bool = false, hasMoreAfter: Bool = false,
        isCutShort: Bool = false
    ) {
        let width = source.width
        precondition(rows.allSatisfy { $0.count == width }, "a page has one cell for every place")
        self.init(
            source: source, cells: .written(rows.flatMap { $0 }, width: width), rowCount: rows.count,
            hasMoreBefore: hasMoreBefore, hasMoreAfter: hasMoreAfter, isCutShort: isCutShort)
    }

    init(
        source: RowSource, cells: PageCells, rowCount: Int, hasMoreBefore: Bool, hasMoreAfter: Bool,
        isCutShort: Bool
    ) {
        (self.source, self.cells, self.rowCount) = (source, cells, rowCount)
        (self.hasMoreBefore, self.hasMoreAfter, self.isCutShort) = (hasMoreBefore, hasMoreAfter, isCutShort)
    }

    /// Takes up to `limit` rows from an answer.
    init(
        source: RowSource, result: RowSet, limit: Int, isBackwards: Bool = false, hasMoreBefore: Bool,
        hasMoreAfter: Bool, isCutShort: Bool = false
    ) {
        let count = min(limit, result.count)
        let hidden = Array(repeating: ValueCut.whole, count: source.order.hiddenParts)
        let cuts = source.columns.map(\.cut) + hidden + source.carried.map(\.cut)
        let cells = AnsweredCells(result, cuts: cuts, count: count, isBackwards: isBackwards)
        self.init(
            source: source, cells: .answered(cells), rowCount: count, hasMoreBefore: hasMoreBefore,
            hasMoreAfter: hasMoreAfter, isCutShort: isCutShort)
    }

    package var columns: [RowColumn] { source.columns }
    package var isEmpty: Bool { rowCount == 0 }

    package subscript(row: Int, column: Int) -> Cell { cells[row, column] }

    /// What the row is found by; `nil` when it has nothing of its own to be known by.
    package func key(of row: Int) -> RowKey? {
        source.order.isSeekable ? place(of: row) : nil
    }

    /// Where the row stands in the order of the source; `nil` when that is no order to seek by.
    package func place(of row: Int) -> RowKey? {
        guard source.isSeekable, row >= 0, row < rowCount else { return nil }
        let sort = source.sortPlaces.map { RowKey.SortValue(self[row, $0]) }
        guard source.order.isSeekable else { return sort.contains(.ofRow) ? nil : RowKey([], sort: sort) }
        let visible = source.keyIndices.map { self[row, $0] }
        let hidden = (0..<source.order.hiddenParts).map { self[row, source.columns.count + $0] }
        return RowKey((visible + hidden).compactMap(\.text), sort: sort)
    }

    /// The page that continues this one; `nil` when this is the end.
    package var next: PagePosition? {
        guard hasMoreAfter, let key = place(of: rowCount - 1) else { return nil }
        return .after(key)
    }

    /// The page in front of this one; `nil` when this is the beginning.
    package var previous: PagePosition? {
        guard hasMoreBefore, let key = place(of: 0) else { return nil }
        return .before(key)
    }
}

extension RowKey.SortValue {
    init(_ cell: Cell) {
        self =
            switch cell {
            case .null: .null
            case .value(let text): .value(text)
            case .cut, .withheld: .ofRow
            }
    }
}

extension RowPage: Hashable {
    package static func == (left: RowPage, right: RowPage) -> Bool {
        left.source == right.source && left.rowCount == right.rowCount
            && left.hasMoreBefore == right.hasMoreBefore && left.hasMoreAfter == right.hasMoreAfter
            && left.isCutShort == right.isCutShort && left.hasTies == right.hasTies
            && left.hasSameCells(as: right)
    }

    /// Pages are told apart well enough by where they are; their cells stay where they are.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(source.relation.oid)
        hasher.combine(rowCount)
        hasher.combine(key(of: 0))
    }

    private func hasSameCells(as other: RowPage) -> Bool {
        (0..<rowCount).allSatisfy { row in
            (0..<source.width).allSatisfy { self[row, $0] == other[row, $0] }
        }
    }
}
