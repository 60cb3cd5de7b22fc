import CPostgres
import Glibc

/// libpq's view of connection strings.
enum ConnectionKeywords {
    /// The keywords given in `text`, a URL or a conninfo, without defaults.
    static func parse(_ text: String) throws(ConnectionTargetError) -> [String: String] {
        if let missing = ClientLibrary.absence { throw .libraryMissing(missing) }
        var complaint: UnsafeMutablePointer<CChar>?
        let options = PQconninfoParse(text, &complaint)
        defer {
            PQconninfoFree(options)
            PQfreemem(complaint)
        }
        guard let options else { throw reason(complaint.map { String(cString: $0) } ?? "", text) }
        return values(options)
    }

    /// Whether this libpq knows the keyword.
    static func isKnown(_ keyword: String) -> Bool {
        guard ClientLibrary.absence == nil, let options = PQconninfoParse("", nil) else { return false }
        defer { PQconninfoFree(options) }
        return entries(options).contains { strcmp($0.keyword, keyword) == 0 }
    }

    /// What libpq would use where a target says nothing: environment, service file, built-in defaults.
    static var defaults: [String: String] {
        guard ClientLibrary.absence == nil, let options = PQconndefaults() else { return [:] }
        defer { PQconninfoFree(options) }
        return values(options)
    }

    private static func values(_ options: UnsafeMutablePointer<PQconninfoOption>) -> [String: String] {
        var values: [String: String] = [:]
        for option in entries(options) {
            guard let value = option.val else { continue }
            values[String(cString: option.keyword)] = String(cString: value)
        }
        return values
    }

    /// The array ends with an entry without a keyword.
    private static func entries(
        _ options: UnsafeMutablePointer<PQconninfoOption>
    ) -> some Sequence<PQconninfoOption> {
        sequence(first: options) { $0 + 1 }.lazy.map(\.pointee).prefix { $0.keyword != nil }
    }

    /// libpq quotes what it was given, so only what cannot hold a password is passed on.
    private static func reason(_ complaint: String, _ text: String) -> ConnectionTargetError {
        let quoted = complaint.split(separator: "\"", omittingEmptySubsequences: false).dropFirst().first.map(
            String.init)
        if complaint.contains("percent-encoded") { return .invalidPercentEncoding }
        if MisplacedPassword.hasSemicolons(text) { return .separatedBySemicolons }
        // In `password=two words=x`, the unknown keyword is half a password.
        if complaint.contains("invalid connection option"), let quoted, !MisplacedPassword.isLikely(in: text)
        {
            return .unknownKeyword(quoted)
        }
        if complaint.contains("missing \"=\"") { return .notATarget }
        let words = complaint.split(separator: "\"", maxSplits: 1).first.map(String.init) ?? ""
        return .refused(words.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    }
}
