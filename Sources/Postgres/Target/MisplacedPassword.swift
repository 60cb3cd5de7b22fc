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
