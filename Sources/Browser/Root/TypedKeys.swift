import Terminal

/// Keys pressed so far that do not make a command yet: a count, and the beginning of a chord.
struct TypedKeys: Equatable, Sendable {
    var count: Int?
    var keys: [Key] = []
    /// The count so far is one digit that already did something by itself, such as showing a tab.
    var isTentative = false

    var isEmpty: Bool { count == nil && keys.isEmpty }

    /// Whether there is something to show for: a count or the beginning of a chord.
    var isUnfinished: Bool { !isEmpty && !isTentative }

    /// Takes a digit into the count; `false` when it cannot belong to one.
    mutating func takeDigit(_ digit: Int) -> Bool {
        guard keys.isEmpty, count != nil || digit != 0 else { return false }
        // A count larger than any list only has to stay one; it must not overflow.
        count = min((count ?? 0) * 10 + digit, 1_000_000_000)
        isTentative = false
        return true
    }

    mutating func forget() { self = TypedKeys() }
}
