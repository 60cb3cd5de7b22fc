/// A rectangle of cells; it may be empty, but is never negative.
///
/// Taking more than there is gives what there is, so a layout needs no special case for a tiny terminal.
package struct Rect: Hashable, Sendable {
    package let column: Int
    package let row: Int
    package let columns: Int
    package let rows: Int

    package init(column: Int = 0, row: Int = 0, columns: Int, rows: Int) {
        self.column = column
        self.row = row
        self.columns = max(0, columns)
        self.rows = max(0, rows)
    }

    package init(_ size: Size) { self.init(columns: size.columns, rows: size.rows) }

    package var size: Size { Size(columns: columns, rows: rows) }
    package var isEmpty: Bool { columns == 0 || rows == 0 }
    package var columnRange: Range<Int> { column..<column + columns }
    package var rowRange: Range<Int> { row..<row + rows }

    package func contains(column: Int, row: Int) -> Bool {
        columnRange.contains(column) && rowRange.contains(row)
    }

    /// What both have in common; empty when they do not meet.
    package func intersection(_ other: Rect) -> Rect {
        let columns = columnRange.clamped(to: other.columnRange)
        let rows = rowRange.clamped(to: other.rowRange)
        return Rect(
            column: columns.lowerBound, row: rows.lowerBound, columns: columns.count, rows: rows.count)
    }

    package func moved(columns: Int = 0, rows: Int = 0) -> Rect {
        Rect(column: column + columns, row: row + rows, columns: self.columns, rows: self.rows)
    }
}

// Cutting a layout out of an area: take a strip from a side, or what is left without it.
extension Rect {
    package func top(_ count: Int) -> Rect { first(rows: count).0 }
    package func droppingTop(_ count: Int) -> Rect { first(rows: count).1 }
    package func bottom(_ count: Int) -> Rect { first(rows: rows - count).1 }
    package func droppingBottom(_ count: Int) -> Rect { first(rows: rows - count).0 }
    package func leading(_ count: Int) -> Rect { first(columns: count).0 }
    package func droppingLeading(_ count: Int) -> Rect { first(columns: count).1 }
    package func trailing(_ count: Int) -> Rect { first(columns: columns - count).1 }
    package func droppingTrailing(_ count: Int) -> Rect { first(columns: columns - count).0 }

    package func inset(columns: Int, rows: Int) -> Rect {
        droppingLeading(columns).droppingTrailing(columns).droppingTop(rows).droppingBottom(rows)
    }

    /// A rectangle of at most `size` in the middle of this one, as a dialog wants it.
    package func centered(_ size: Size) -> Rect {
        let columns = min(size.columns, self.columns)
        let rows = min(size.rows, self.rows)
        return Rect(
            column: column + (self.columns - columns) / 2, row: row + (self.rows - rows) / 2,
            columns: columns, rows: rows)
    }

    private func first(rows count: Int) -> (Rect, Rect) {
        let count = min(max(0, count), rows)
        return (
            Rect(column: column, row: row, columns: columns, rows: count),
            Rect(column: column, row: row + count, columns: columns, rows: rows - count)
        )
    }

    private func first(columns count: Int) -> (Rect, Rect) {
        let count = min(max(0, count), columns)
        return (
            Rect(column: column, row: row, columns: count, rows: rows),
            Rect(column: column + count, row: row, columns: columns - count, rows: rows)
        )
    }
}
