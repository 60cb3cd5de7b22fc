import Catalog
import Reports
import Rows
import Terminal

// Marks stay with their rows from page to page; what is copied or exported is then what is marked.
extension TableScreen {
    /// Why no row can be marked.
    var markObstacle: String? {
        guard let grid else { return nil }
        return grid.page.source.order.isSeekable
            ? nil : "These rows have no key by which a mark would be found again."
    }

    var rangeObstacle: String? { marks.isAll ? "All rows are marked already; x leaves one out." : nil }

    private func key(of row: Int) -> RowKey? { grid?.page.key(of: row) }

    /// Marks the row, or no longer, and goes to the next one.
    mutating func toggleMark(in context: Context) -> [Request] {
        guard let grid, let key = key(of: grid.row) else { return [] }
        marks.endRange()
        marks.toggle(key)
        return step(by: 1, isCounted: false, in: context)
    }

    /// Begins a range here, or ends the one that was begun.
    mutating func toggleRange() -> [Request] {
        guard let grid, let key = key(of: grid.row) else { return [] }
        guard marks.range == nil else {
            marks.endRange()
            return [.say(Notice("\(marks.words)."))]
        }
        marks.beginRange(at: key)
        return [.say(Notice("Moving marks the rows from here on; V or x ends that."))]
    }

    /// Marks all rows that are meant, or none.
    mutating func toggleAllMarks() -> [Request] {
        if marks.isAll, marks.keys.isEmpty {
            marks.clear()
            return [.say(Notice("No row is marked."))]
        }
        marks.markAll()
        let words =
            grid?.page.source.filter == nil ? "All rows are marked" : "All rows of the filter are marked"
        return [.say(Notice("\(words), on whatever page; x leaves one out."))]
    }

    /// Takes the range to where the cursor is now.
    mutating func reachMarks() {
        guard let range = marks.range, let grid else { return }
        let page = grid.page
        if let anchor = page.row(with: range.anchor) {
            marks.reach(page.keys(between: anchor, and: grid.row))
        } else {
            reachFurther(range, page, row: grid.row)
        }
    }

    /// Rows that were let go of on the way stay marked.
    private mutating func reachFurther(_ range: Marks.Range, _ page: RowPage, row: Int) {
        let reached = Set(range.reached)
        let seen = (0..<page.rowCount).filter {
            page.key(of: $0).map { reached.contains(RowKey($0.values)) } ?? false
        }
        guard let first = seen.first, let last = seen.last else { return }
        let new = page.keys(between: row < first ? row : first, and: max(row, last))
        marks.reach(range.reached + new.map { RowKey($0.values) }.filter { !reached.contains($0) })
    }

    /// Marks of rows that are not meant any more would be copied unseen.
    mutating func forgetMarks() -> Bool {
        defer { marks.clear() }
        return !marks.isEmpty
    }
}

extension RowPage {
    /// The keys of the rows from one to another, whichever comes first.
    fileprivate func keys(between one: Int, and other: Int) -> [RowKey] {
        (min(one, other)...max(one, other)).compactMap { key(of: $0) }
    }
}
