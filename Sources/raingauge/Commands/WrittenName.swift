import SQL

/// A name as people write it: as SQL has it, in quotes, or simply as it is.
struct WrittenName {
    private let text: String

    init(_ text: String) { self.text = text }

    /// What the name may mean, in the server's spelling, the likeliest first.
    ///
    /// `public.userAccounts` is what SQL makes of it, `"public.userAccounts"`, or `"public"."userAccounts"`.
    var spellings: [String] {
        var spellings = [text, Identifier(text).quoted]
        let parts = Self.parts(of: text, at: ".")
        if parts.count == 2 { spellings.append(parts.map(\.quoted).joined(separator: ".")) }
        return spellings
    }

    /// The names between separators; blanks around them do not count, and in quotes nothing separates.
    static func parts(of text: String, at separator: Unicode.Scalar) -> [Identifier] {
        var parts = [String.UnicodeScalarView()]
        var isQuoted = false
        for scalar in text.unicodeScalars {
            if scalar == "\"" { isQuoted.toggle() }
            if scalar == separator, !isQuoted {
                parts.append(.init())
            } else {
                parts[parts.count - 1].append(scalar)
            }
        }
        return parts.map { Identifier(unquoted(String($0))) }
    }

    private static func unquoted(_ part: String) -> String {
        let scalars = part.unicodeScalars
        guard let first = scalars.firstIndex(where: { $0 != " " }),
            let last = scalars.lastIndex(where: { $0 != " " })
        else { return "" }
        let bare = scalars[first...last]
        guard bare.count > 1, bare.first == "\"", bare.last == "\"" else { return String(bare) }
        return String(bare.dropFirst().dropLast()).halving("\"")
    }
}
