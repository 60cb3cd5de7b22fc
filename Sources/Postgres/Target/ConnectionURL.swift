/// A `postgres://` URL as other drivers understand it, made fit for libpq.
///
/// Node's drivers take the last `@` as the end of the credentials and accept parameters of their own; libpq takes the
/// first `@` and refuses every parameter it does not know.
struct ConnectionURL {
    private let scheme: Substring
    private let rest: Substring

    /// `nil` when `text` has no scheme, which makes it a conninfo.
    init?(_ text: String) {
        guard let separator = text.firstRange(of: "://") else { return nil }
        let scheme = text[..<separator.lowerBound]
        // A conninfo such as `sslkey=pkcs11://x` has its scheme behind a keyword.
        guard !scheme.isEmpty, !scheme.contains("="), !scheme.contains(where: \.isWhitespace) else {
            return nil
        }
        (self.scheme, rest) = (scheme, text[separator.upperBound...])
    }

    /// The URL that libpq accepts, and the names of the parameters that had to go.
    func cleaned() throws(ConnectionTargetError) -> (url: String, ignored: [String]) {
        guard scheme == "postgres" || scheme == "postgresql" else { throw .otherScheme(String(scheme)) }
        let authorityEnd = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
        let authority = try authority(rest[..<authorityEnd], before: rest[authorityEnd...])
        let tail = rest[authorityEnd...].prefix { $0 != "#" }
        let queryStart = tail.firstIndex(of: "?")
        let path = tail[..<(queryStart ?? tail.endIndex)]
        let query = queryStart.map { tail[tail.index(after: $0)...] } ?? ""
        let (kept, ignored) = Self.translate(query)
        let suffix = kept.isEmpty ? "" : "?" + kept.joined(separator: "&")
        return ("postgresql://\(authority)\(path)\(suffix)", ignored)
    }

    private func authority(
        _ text: Substring, before tail: Substring
    ) throws(ConnectionTargetError) -> String {
        guard let at = text.lastIndex(of: "@") else {
            try checkPorts(text, before: tail)
            return String(text)
        }
        let hosts = text[text.index(after: at)...]
        try checkPorts(hosts, before: tail)
        // The colon that ends the user name is the first one; all others belong to the password.
        var credentials = String(text[..<at])
        for (character, code) in [("@" as Character, "%40"), (" ", "%20")]
        where credentials.contains(character) {
            credentials = credentials.replacing(String(character), with: code)
        }
        return "\(credentials)@\(hosts)"
    }

    /// A port that is none gives away that a bare `/`, `?` or `#` has cut a password in two.
    private func checkPorts(_ hosts: Substring, before tail: Substring) throws(ConnectionTargetError) {
        for host in hosts.split(separator: ",") where !host.hasSuffix("]") {
            guard let colon = host.lastIndex(of: ":") else { continue }
            let port = host[host.index(after: colon)...]
            guard !port.isEmpty, UInt16(port).map({ $0 == 0 }) ?? true else { continue }
            if tail.contains("@"), let culprit = tail.first { throw .unescapedCharacter(culprit) }
            throw .invalidPort
        }
        // `postgres://user:12/34@host/db`: here the half password even looks like a port.
        if let culprit = tail.first, tail.contains("@"), let at = tail.firstIndex(of: "@"),
            hosts.contains(":"), !tail[..<at].dropFirst().contains("?")
        {
            throw .unescapedCharacter(culprit)
        }
    }

    private static func translate(_ query: Substring) -> (kept: [String], ignored: [String]) {
        var kept: [String] = []
        var ignored: [String] = []
        for pair in query.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let (name, value) = (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
            if let translated = translate(name, value) {
                kept.append(translated)
            } else if ConnectionKeywords.isKnown(name) {
                kept.append("\(name)=\(value)")
            } else {
                ignored.append(name)
            }
        }
        return (kept, ignored)
    }

    /// What libpq calls a parameter of node-postgres, Prisma or JDBC; `nil` when it has no other name.
    private static func translate(_ name: String, _ value: String) -> String? {
        switch (name, value) {
        // Encrypted, certificate not verified: exactly libpq's `require` without a root certificate.
        case ("sslmode", "no-verify"), ("ssl", "true"), ("ssl", "1"), ("ssl", "no-verify"): "sslmode=require"
        case ("ssl", "false"), ("ssl", "0"): "sslmode=disable"
        case ("ssl", "require"), ("ssl", "prefer"), ("ssl", "allow"), ("ssl", "verify-full"):
            "sslmode=\(value)"
        case ("user_name", _): "user=\(value)"
        case ("database", _): "dbname=\(value)"
        case ("connectTimeout", _): "connect_timeout=\(value)"
        default: nil
        }
    }
}
