/// A pattern for names: `*` is anything, `?` is one character, `{a,b}` is either.
///
/// What minimatch knows beyond that (classes, extended patterns) is taken literally; no configuration seen used it.
struct Glob {
    private let alternatives: [[Character]]

    init(_ pattern: String) { alternatives = Self.expanded(pattern).map(Array.init) }

    func matches(_ name: String) -> Bool {
        let name = Array(name)
        return alternatives.contains { Self.matches($0[...], name[...]) }
    }

    private static func matches(_ pattern: ArraySlice<Character>, _ name: ArraySlice<Character>) -> Bool {
        guard let first = pattern.first else { return name.isEmpty }
        let rest = pattern.dropFirst()
        switch first {
        case "*": return matches(rest, name) || (!name.isEmpty && matches(pattern, name.dropFirst()))
        case "?": return !name.isEmpty && matches(rest, name.dropFirst())
        default: return name.first == first && matches(rest, name.dropFirst())
        }
    }

    /// One pattern for each of the words in braces.
    private static func expanded(_ pattern: String) -> [String] {
        guard let open = pattern.firstIndex(of: "{"), let close = pattern[open...].firstIndex(of: "}") else {
            return [pattern]
        }
        let words = pattern[pattern.index(after: open)..<close].split(
            separator: ",", omittingEmptySubsequences: false)
        let (head, tail) = (pattern[..<open], pattern[pattern.index(after: close)...])
        return words.flatMap { expanded("\(head)\($0)\(tail)") }
    }
}
