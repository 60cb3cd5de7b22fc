/// Code that nobody can judge, and of which names it speaks.
struct Code {
    let source: Source
    private let text: String
    private let words: Set<Substring>

    init(_ source: Source, _ text: String) {
        (self.source, self.text) = (source, text)
        words = Set(text.split { !Self.isPartOfName($0) })
    }

    /// Whether a name stands in it as a whole word, or as it is where it is no word.
    func speaks(of name: String) -> Bool {
        guard !name.isEmpty else { return false }
        return name.allSatisfy(Self.isPartOfName) ? words.contains(name[...]) : text.contains(name)
    }

    private static func isPartOfName(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_" || character == "$"
    }
}
