import Terminal

/// Keys pressed so far that do not make a command yet: a count, and the beginning of a chord.
struct TypedKeys: Equatable, Sendable {
    var count: Int?
    var keys: [Key] = []
    /// When the only digit so far was typed, if it already did something by itself, such as showing a tab.
    private(set) var tentativeSince: ContinuousClock.Instant?

    /// Digits that follow one another as quickly as this are one count; slower ones go from tab to tab.
    private static let pace = Duration.milliseconds(500)

    var isTentative: Bool { tentativeSince != nil }

    var isEmpty: Bool { count == nil && keys.isEmpty }

    /// Whether there is something to show for: a count or the beginning of a chord.
    var isUnfinished: Bool { !isEmpty && !isTentative }

    /// Takes a digit into the count; `false` when it cannot belong to one.
    mutating func takeDigit(_ digit: Int) -> Bool {
        guard keys.isEmpty, count != nil || digit != 0 else { return false }
        // A count larger than any list only has to stay one; it must not overflow.
        count = min((count ?? 0) * 10 + digit, 1_000_000_000)
        tentativeSince = nil
        return true
    }

    mutating func becomeTentative(at now: ContinuousClock.Instant) { tentativeSince = now }

    /// Forgets a digit that did something by itself and was not followed soon enough by another one.
    mutating func settle(at now: ContinuousClock.Instant) {
        if let tentativeSince, tentativeSince.duration(to: now) > Self.pace { forget() }
    }

    mutating func forget() { self = TypedKeys() }
}
