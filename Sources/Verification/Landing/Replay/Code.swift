/// Code that nobody can judge, and what it may touch: what it names, and where it makes its statements itself, whatever is of
/// the kinds that these speak of.
struct Code {
    let source: Source
    private let text: String
    private let words: Set<Substring>
    private let kinds: Set<LandingKind>

    init(_ source: Source, _ text: String) {
        (self.source, self.text) = (source, text)
        words = Set(text.split { !Self.isPartOfName($0) })
        kinds = Self.kinds(in: text)
    }

    /// Whether it may touch any object of the kind, because it chooses the names while it runs.
    func chooses(among kind: LandingKind) -> Bool { kinds.contains(kind) }

    /// Whether a name stands in it as a whole word, or as it is where it is no word.
    func speaks(of name: String) -> Bool {
        guard !name.isEmpty else { return false }
        return name.allSatisfy(Self.isPartOfName) ? words.contains(name[...]) : text.contains(name)
    }

    private static func isPartOfName(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_" || character == "$"
    }

    /// Of the statements that it puts together for `EXECUTE`.
    private static func kinds(in text: String) -> Set<LandingKind> {
        let upper = text.uppercased()
        guard upper.contains("EXECUTE"), ["%I", "%S", "||", "QUOTE_IDENT"].contains(where: upper.contains)
        else {
            return []
        }
        return Set(signs.filter { $0.words.contains(where: upper.contains) }.map(\.kind))
    }

    private static let signs: [(kind: LandingKind, words: [String])] = [
        (.column, [" COLUMN "]), (.constraint, [" CONSTRAINT "]), (.policy, [" POLICY "]),
        (.trigger, [" TRIGGER "]), (.index, [" INDEX "]), (.view, [" VIEW "]),
        (.materializedView, ["MATERIALIZED VIEW"]), (.sequence, [" SEQUENCE "]), (.type, [" TYPE "]),
        (.function, ["DROP FUNCTION", "REPLACE FUNCTION", "ALTER FUNCTION"]),
        (.table, ["DROP TABLE", "ROW LEVEL SECURITY", "SET SCHEMA", "OWNER TO", "RENAME TO"]),
        (.privilege, ["GRANT ", "REVOKE "]),
    ]
}
