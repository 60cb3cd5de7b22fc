import Terminal

/// What paging through a table looks like if all of it is there: an array, a cursor and the first line seen.
struct PagedList: Equatable {
    let count: Int
    private(set) var height: Int
    private(set) var row = 0
    private(set) var top = 0

    init(count: Int, height: Int) { (self.count, self.height) = (count, height) }

    /// The numbers of the rows that are seen.
    var visible: Range<Int> { top..<min(top + height, count) }
    /// The lines that a screen is turned by.
    var screen: Int { min(height, max(1, count)) }

    mutating func step(by rows: Int) { select(row + rows) }

    mutating func turn(by rows: Int) {
        top = clamped(top + rows, to: count - height)
        select(row + rows)
    }

    mutating func show(from row: Int) {
        (top, self.row) = (row, row)
        select(row)
    }

    mutating func showEnd() {
        top = clamped(count - height, to: count - height)
        select(count - 1)
    }

    mutating func resize(_ height: Int, top: Int) {
        (self.height, self.top) = (height, top)
        select(row)
    }

    private mutating func select(_ row: Int) {
        self.row = clamped(row, to: count - 1)
        top = clamped(max(min(top, self.row), self.row - height + 1), to: count - height)
    }

    private func clamped(_ value: Int, to last: Int) -> Int { max(0, min(value, last)) }
}
