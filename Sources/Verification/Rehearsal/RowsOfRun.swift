/// The ledger's rows that a run has written and that nothing has undone or deleted since.
struct RowsOfRun: Sendable {
    /// The tags, in order.
    private(set) var kept: [String] = []
    private var committed: [String] = []
    /// Whether a file deleted all that the ledger had.
    private(set) var isEmptied = false
    /// Whether any is gone.
    private(set) var hasLost = false

    mutating func write(_ tag: String, isInTransaction: Bool) {
        kept.append(tag)
        if !isInTransaction { committed = kept }
    }

    mutating func commit() { committed = kept }

    mutating func rollBack() {
        hasLost = hasLost || kept != committed
        kept = committed
    }

    mutating func empty() {
        (kept, committed, isEmptied, hasLost) = ([], [], true, true)
    }
}
