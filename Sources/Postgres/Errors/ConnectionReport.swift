/// libpq's account of a failed attempt, taken apart.
///
/// Verbose as it was asked to be, it holds the server's SQLSTATE and the name of the server function that refused us,
/// which say in every language what happened. libpq's own words are English, see ``ConnectionThread``.
struct ConnectionReport {
    /// The account as psql would print it, without codes.
    let words: String
    let hint: String?
    let sqlState: SQLState?
    var needsPassword = false
    /// Whether the target forbids TLS.
    ///
    /// Otherwise libpq has tried with TLS too, if the server has it at all.
    var forbidsTLS = false
    private let function: String

    init(_ text: String) {
        var lines: [Substring] = []
        var function = ""
        var sqlState: SQLState?
        var hint: String?
        for line in text.split(separator: "\n") {
            if let found = Self.function(in: line) {
                function = found
            } else if let match = line.firstMatch(of: #/:  ([0-9A-Z]{5}): /#) {
                // The last attempt counts: libpq may have tried other addresses, or without TLS, before.
                sqlState = SQLState(String(match.1))
                lines.append(line.replacing(match.0, with: ":  ")[...])
            } else if line.hasPrefix("HINT:") {
                hint = String(line.dropFirst(5).drop { $0 == " " })
            } else {
                lines.append(line)
            }
        }
        (self.words, self.hint) = (lines.joined(separator: "\n"), hint)
        (self.sqlState, self.function) = (sqlState, function)
    }

    /// The function in a line such as `LOCATION:  auth_failed, auth.c:326`, whose first word may be translated.
    private static func function(in line: Substring) -> String? {
        line.firstMatch(of: #/^\S+:\s+(\w+), [\w.\/]+\.c:\d+$/#).map { String($0.1) }
    }

    var failure: ConnectionFailure {
        if needsPassword { return .passwordMissing }
        if let sqlState, let failure = serverRefusal(sqlState) { return failure }
        return Self.clues.first { words.contains($0.words) }?.failure ?? .other
    }

    private func serverRefusal(_ state: SQLState) -> ConnectionFailure? {
        switch state {
        case .invalidPassword: .passwordWrong
        case .invalidCatalogName: .databaseMissing
        case .tooManyConnections: .tooManyConnections
        case .cannotConnectNow: .startingUp
        case .insufficientPrivilege: .databaseForbidden
        case .invalidAuthorization: refusedAuthorization
        default: nil
        }
    }

    private var refusedAuthorization: ConnectionFailure? {
        switch function {
        case "InitializeSessionUserId": words.contains("does not exist") ? .roleMissing : roleRefusal
        case "auth_failed": .identityMismatch
        case "ClientAuthentication":
            forbidsTLS && words.contains("no encryption") ? .tlsRequired : .rejectedByRules
        default: nil
        }
    }

    /// The words are the server's and may be translated; then the missing role is by far the likelier reason.
    private var roleRefusal: ConnectionFailure {
        words.contains("not permitted to log in") ? .roleMayNotLogIn : .roleMissing
    }

    /// What libpq 13 to 18, the C library, OpenSSL and PgBouncer say; the first that fits counts.
    private static let clues: [(words: String, failure: ConnectionFailure)] = [
        ("no password supplied", .passwordMissing),
        ("could not translate host name", .unknownHost),
        ("server does not support SSL", .tlsRefused),
        ("SSL is required", .tlsRequired),
        ("SSL required", .tlsRequired),
        ("certificate", .tlsCertificate),
        ("SSL error", .tlsCertificate),
        ("no such database", .databaseMissing),
        ("no such user", .roleMissing),
        ("password authentication failed", .passwordWrong),
        ("too many connections", .tooManyConnections),
        ("no more connections allowed", .tooManyConnections),
        ("No such file or directory", .socketMissing),
        ("Permission denied", .socketForbidden),
        ("Connection refused", .refused),
        ("No route to host", .hostUnreachable),
        ("Network is unreachable", .hostUnreachable),
        ("Host is down", .hostUnreachable),
        ("timed out", .timeout),
        ("timeout expired", .timeout),
        ("invalid ", .invalidTarget),
        ("definition of service", .serviceMissing),
        ("service file", .serviceMissing),
    ]
}
