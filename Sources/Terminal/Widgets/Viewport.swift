/// A selection and a scroll position over a number of items, of which some fit on the screen.
///
/// Keeps two promises after every change: the selection is one of the items, and it is visible.
package struct Viewport: Equatable, Sendable {
    package private(set) var count: Int
    package private(set) var height: Int
    /// The first visible item.
    package private(set) var first = 0
    private var cursor = 0

    package init(count: Int = 0, height: Int = 1) {
        self.count = max(0, count)
        self.height = max(1, height)
    }

    /// The selected item; `nil` when there are none.
    package var selection: Int? { count > 0 ? cursor : nil }
    /// The visible items.
    package var visible: Range<Int> { first..<min(count, first + height) }
    /// The line on which the selection stands, from 0.
    package var selectedLine: Int? { count > 0 ? cursor - first : nil }

    package mutating func select(_ item: Int) {
        cursor = item
        settle()
    }

    /// Moves the selection as far as there are items.
    ///
    /// Answers the steps that were left over at an edge: 0, or how far into the next page they would lead.
    @discardableResult
    package mutating func move(by steps: Int) -> Int {
        guard count > 0 else { return steps }
        let (sum, overflow) = cursor.addingReportingOverflow(steps)
        let wanted = overflow ? (steps > 0 ? Int.max : Int.min) : sum
        let reached = min(max(0, wanted), count - 1)
        select(reached)
        return wanted.subtractingReportingOverflow(reached).partialValue
    }

    /// Moves by a screenful, keeping one line of what was seen before; scrolls and selects together.
    @discardableResult
    package mutating func page(by pages: Int) -> Int { scroll(by: pages * max(1, height - 1)) }

    @discardableResult
    package mutating func halfPage(by halves: Int) -> Int { scroll(by: halves * max(1, height / 2)) }

    package mutating func moveToEnd() { select(count - 1) }

    /// Turns the wheel: moves what is visible, and the selection only when it would leave the screen.
    package mutating func wheel(by lines: Int) {
        first += lines
        settleFirst()
        cursor = min(max(cursor, first), max(first, visible.upperBound - 1))
    }

    /// Adopts another number of items or another height, and keeps the selection where it can.
    package mutating func resize(count: Int? = nil, height: Int? = nil) {
        self.count = max(0, count ?? self.count)
        self.height = max(1, height ?? self.height)
        settle()
    }

    private mutating func scroll(by lines: Int) -> Int {
        first += lines
        settleFirst()
        return move(by: lines)
    }

    private mutating func settle() {
        cursor = min(max(0, cursor), max(0, count - 1))
        if cursor < first { first = cursor }
        if cursor >= first + height { first = cursor - height + 1 }
        settleFirst()
    }

    private mutating func settleFirst() {
        first = min(max(0, first), max(0, count - height))
    }
}
