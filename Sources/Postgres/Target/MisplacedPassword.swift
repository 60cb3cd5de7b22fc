/// What looks like a password where none belongs: behind another separator, in another keyword's value, in a URL's place.
enum MisplacedPassword {
    /// `text` with everything covered that may be a password; rather too much than too little.
    static func covering(_ text: String) -> String {
        guard text.contains("@") || text.contains("=") else { return text }
        return
            text
            .replacing(#/:\/\/[^\s\/]*:.*@/#) { _ in "://\(cover)@" }
            .replacing(#/\b((?:pg|ssl)?(?:password|passwd|pass|pwd|secret))\s*=\s*\S.*/#.ignoresCase()) {
                "\($0.output.1)=\(cover)"
            }
    }

    /// `text` with a password that is known covered: a short one only where it stands alone, since others hold it as a part
    /// of them.
    static func covering(_ secret: String, in text: String) -> String {
        guard secret.count < shortest else { return text.replacing(secret, with: cover) }
        var (result, rest) = ("", text[...])
        while let place = rest.firstRange(of: secret) {
            let before = rest[..<place.lowerBound].last ?? result.last
            let isAlone =
                !(before?.isPartOfWord ?? false) && !(rest[place.upperBound...].first?.isPartOfWord ?? false)
            result += rest[..<place.lowerBound] + (isAlone ? cover : secret)
            rest = rest[place.upperBound...]
        }
        return result + rest
    }

    /// In characters; what is shorter is also in the words of any sentence.
    private static let shortest = 6

    static let cover = "••••••"

    /// Whether a value goes on with a `;` and another keyword, as in the connection strings of ADO.NET and ODBC.
    static func hasSemicolons(_ text: String) -> Bool {
        text.contains(";") && text.contains(#/;\s*\w[\w ]*=/#)
    }

    /// Whether a text may hold a password under whatever name.
    static func isLikely(in text: String) -> Bool { text.contains(#/pass|pwd|secret/#.ignoresCase()) }
}

extension ConnectionTarget {
    /// Refuses values that have swallowed other keywords, since they would be shown as names.
    func checkPlacing() throws(ConnectionTargetError) {
        for (keyword, value) in parameters.sorted(by: { $0.key < $1.key }) {
            if MisplacedPassword.hasSemicolons(value) { throw .separatedBySemicolons }
            guard !Self.secrets.contains(keyword) else { continue }
            guard MisplacedPassword.covering(value) == value else { throw .passwordInside(keyword) }
        }
    }
}

extension Character {
    fileprivate var isPartOfWord: Bool { isLetter || isNumber }
}
