package import Terminal

/// Something a person can do on a screen.
///
/// Declared once: keys, hints, help, palette and README come from `entry`.
package protocol Command: CaseIterable, Hashable, Sendable {
    var entry: CommandEntry { get }
}

/// One row of every list of commands.
package struct CommandEntry: Equatable, Sendable {
    /// The name in the palette, lower case with hyphens: `copy-row`.
    package let name: String
    /// One or two words for the hints line: `copy row`.
    package let title: String
    package let chords: [Chord]
    /// One sentence for the help page and the README.
    package let help: String

    package init(_ name: String, _ title: String, keys chords: Chord..., help: String) {
        (self.name, self.title, self.chords, self.help) = (name, title, chords, help)
    }
}

/// What the keys pressed so far mean to a set of commands.
package enum ChordMatch<Found> {
    case command(Found)
    /// The beginning of longer chords.
    case prefix
    case none
}

extension Command {
    /// - Complexity: the number of commands times their chords; both are a few dozen.
    package static func match(_ keys: [Key]) -> ChordMatch<Self> {
        var isPrefix = false
        for command in allCases {
            for chord in command.entry.chords where chord.keys.starts(with: keys) {
                if chord.keys.count == keys.count { return .command(command) }
                isPrefix = true
            }
        }
        return isPrefix ? .prefix : .none
    }

    package static func named(_ name: String) -> Self? { allCases.first { $0.entry.name == name } }
}
