import Terminal

/// Keys pressed so far that do not make a command yet: a count, and the beginning of a chord.
///
/// Digits before a key are a count and nothing else, at whatever pace they come.
struct TypedKeys: Equatable, Sendable {
    private(set) var count: Int?
    var keys: [Key] = []

    var isEmpty: Bool { count == nil && keys.isEmpty }

    /// Takes a digit into the count; `false` when it cannot belong to one.
    mutating func takeDigit(_ digit: Int) -> Bool {
        guard keys.isEmpty, count != nil || digit != 0 else { return false }
        // A count larger than any list only has to stay one; it must not overflow.
        count = min((count ?? 0) * 10 + digit, 1_000_000_000)
        return true
    }

    mutating func forget() { self = TypedKeys() }
}
