import SQL

/// Some consecutive rows of a ``RowSource``, in its order.
package struct RowPage: Hashable, Sendable {
    package let source: RowSource
    package let rowCount: Int
    package let hasMoreBefore: Bool
    package let hasMoreAfter: Bool
    /// There are more rows, but no order to reach them by.
    package let isCutShort: Bool
    /// Row after row; behind the cells of a row stand the parts of its key that are no columns.
    private let cells: [Cell]
    private let width: Int

    /// A page from rows of its own, each as long as the columns of the source plus the hidden parts of its key.
    ///
    /// A key has one hidden part, the `ctid`, when the order is ``RowOrder/physical``.
    package init(
        source: RowSource, rows: [[Cell]], hasMoreBefore: Bool = false, hasMoreAfter: Bool = false,
        isCutShort: Bool = false
    ) {
        self.init(
            source: source, cells: rows.flatMap { $0 }, rowCount: rows.count, hasMoreBefore: hasMoreBefore,
            hasMoreAfter: hasMoreAfter, isCutShort: isCutShort)
    }

    init(
        source: RowSource, cells: [Cell], rowCount: Int, hasMoreBefore: Bool, hasMoreAfter: Bool,
        isCutShort: Bool
    ) {
        (self.source, self.cells, self.rowCount) = (source, cells, rowCount)
        (self.hasMoreBefore, self.hasMoreAfter, self.isCutShort) = (hasMoreBefore, hasMoreAfter, isCutShort)
        width = source.columns.count + source.order.hiddenParts
        precondition(cells.count == rowCount * width, "a page has one cell for every place")
    }

    package var columns: [RowColumn] { source.columns }
    package var isEmpty: Bool { rowCount == 0 }

    package subscript(row: Int, column: Int) -> Cell { cells[row * width + column] }

    /// What the row is found by; `nil` when the source has no order to seek by.
    package func key(of row: Int) -> RowKey? {
        guard source.order.isSeekable, row >= 0, row < rowCount else { return nil }
        let visible = source.keyIndices.map { self[row, $0] }
        let hidden = (source.columns.count..<width).map { self[row, $0] }
        let values = (visible + hidden).compactMap(\.text)
        return RowKey(values)
    }

    /// The page that continues this one; `nil` when this is the end.
    package var next: PagePosition? {
        guard hasMoreAfter, let key = key(of: rowCount - 1) else { return nil }
        return .after(key)
    }

    /// The page in front of this one; `nil` when this is the beginning.
    package var previous: PagePosition? {
        guard hasMoreBefore, let key = key(of: 0) else { return nil }
        return .before(key)
    }
}
