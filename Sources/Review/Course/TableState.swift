import SQL

/// A table as it stands at one moment of the batch.
struct TableState: Sendable {
    var facts: TableFacts
    /// Whether an earlier statement of the batch made it, so that nobody else can see it.
    var isNew = false
    /// Whether anybody said anything about it.
    var isKnown: Bool
    /// Whether an earlier statement of the batch put rows into it.
    var isFilled = false
    /// The indexes that the batch made, whether or not others are known.
    var addedIndexes: [IndexFacts] = []

    /// Whether it is so small that no lock on it lasts.
    var isSmall: Bool {
        guard let rows = facts.rows, rows < 10_000 else { return false }
        return (facts.bytes ?? .zero) < ByteCount(16 * 1_048_576)
    }
}
