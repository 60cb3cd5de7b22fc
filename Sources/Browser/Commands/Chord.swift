package import Terminal

/// What has to be pressed for a command: one key, or two in a row such as `g d`.
package struct Chord: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    package let keys: [Key]

    package init(_ keys: Key...) { self.keys = keys }

    package init(stringLiteral text: String) { keys = text.map { .character($0) } }

    /// As it is shown in hints and on the help page: `gd`, `^P`, `⏎`.
    package var description: String { description(in: .unicode) }

    /// The same with the characters the terminal has.
    package func description(in glyphs: Glyphs) -> String { keys.map { $0.description(in: glyphs) }.joined() }
}
