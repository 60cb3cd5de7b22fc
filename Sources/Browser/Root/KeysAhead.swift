import Terminal

/// Keys that were pressed before there was anything on the screen for them; they act once there is.
struct KeysAhead: Equatable, Sendable {
    private(set) var keys: [Key] = []
    /// The screen that they were pressed on.
    private(set) var screen: ScreenID?

    var isEmpty: Bool { keys.isEmpty }

    mutating func keep(_ keys: [Key], on screen: ScreenID) {
        if screen != self.screen { forget() }
        self.screen = screen
        self.keys += keys
    }

    mutating func forget() { self = KeysAhead() }

    /// What waits, for the last line of the screen.
    func hints(in glyphs: Glyphs) -> HintsLine {
        let chord = keys.suffix(20).map { $0.description(in: glyphs) }.joined()
        return HintsLine(
            hints: [Hint(key: chord, title: "as soon as it is here", isPossible: false)],
            last: [Hint(key: "Esc", title: "forget")])
    }
}

extension Browser {
    /// Keeps a key that is pressed behind one that waits already; but for ^C, whatever it would do elsewhere.
    mutating func keepsAhead(_ key: Key) -> Bool {
        if ahead.screen != front.id || !front.awaitsContent(in: context) { ahead.forget() }
        guard !ahead.isEmpty, key != .control("c") else { return false }
        ahead.keep([key], on: front.id)
        return true
    }

    /// Keeps what was typed, if it is a command of the screen in front and there is nothing yet that it could act on.
    ///
    /// What does not concern the screen, such as closing it or going elsewhere, acts at once.
    mutating func keepsTypedAhead() -> Bool {
        guard front.awaitsContent(in: context), front.means(typed.keys) else { return false }
        let digits = typed.count.map { String($0).map(Key.character) } ?? []
        ahead.keep(digits + typed.keys, on: front.id)
        typed.forget()
        return true
    }

    /// Presses what waited, if what it waited for is there; where that failed, it is forgotten.
    mutating func pressAhead() -> [Effect] {
        guard !ahead.isEmpty else { return [] }
        guard ahead.screen == front.id, !front.hasFailed else {
            ahead.forget()
            return []
        }
        guard !front.awaitsContent(in: context) else { return [] }
        let keys = ahead.keys
        ahead.forget()
        return keys.flatMap { press($0) }
    }
}
