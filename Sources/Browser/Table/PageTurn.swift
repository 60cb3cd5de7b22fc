/// Where the cursor goes when the page that is on its way arrives.
///
/// Keys pressed in the meantime move that place instead of getting lost. Without a count they stop at the end of
/// the page that comes, so that a key held down on a slow line does not run away.
enum PageTurn: Equatable, Sendable {
    /// So many rows behind the first one of the next page; below zero, a row of this one, where only a part of the screen
    /// lies beyond the edge.
    case forwards(Int)
    /// So many rows in front of the last one of the page before.
    case backwards(Int)
    /// A page from somewhere else: so many rows behind its first one, or in front of its last one.
    case top(Int)
    case bottom(Int)
    /// The same page once more; the cursor stays on its row.
    case again
    /// The same page and more rows of what has no order; the cursor stays on its line.
    case more

    /// What a motion by `rows` makes of it.
    enum Moved: Equatable {
        case turn(PageTurn)
        /// Back into the page that is shown: so many rows from the edge that was crossed, the nearest being 0.
        case back(Int)
        /// The motion has nothing to do with the page on its way.
        case unrelated
    }

    func moved(by rows: Int, isCounted: Bool, limit: Int) -> Moved {
        let bounded = { (old: Int, new: Int) in isCounted ? new : min(new, max(old, limit - 1)) }
        switch self {
        case .forwards(let offset):
            let next = offset + rows
            return next < 0 ? .back(-1 - next) : .turn(.forwards(bounded(offset, next)))
        case .backwards(let offset):
            let next = offset - rows
            return next < 0 ? .back(-1 - next) : .turn(.backwards(bounded(offset, next)))
        case .top(let offset): return .turn(.top(bounded(offset, max(0, offset + rows))))
        case .bottom(let offset): return .turn(.bottom(bounded(offset, max(0, offset - rows))))
        case .again, .more: return .unrelated
        }
    }
}
