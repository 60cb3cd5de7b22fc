import CPostgres

extension PostgresError {
    static let gaveUpConnecting = PostgresError(
        kind: .couldNotConnect(.cancelled), message: "stopped while connecting")

    static let outOfResources = PostgresError(
        kind: .couldNotConnect(.other), message: "the system has no more threads, descriptors or memory")

    static func libraryMissing(_ missing: ClientLibraryMissing) -> PostgresError {
        PostgresError(kind: .couldNotConnect(.libraryMissing), message: missing.reason)
    }

    static func tookTooLong(_ phase: ConnectionPhase?) -> PostgresError {
        PostgresError(
            kind: .couldNotConnect(.timeout), message: "no answer while \((phase ?? .resolving).words)")
    }

    /// Why libpq says it could not connect.
    static func couldNotConnect(_ wire: Wire, _ target: ConnectionTarget) -> PostgresError {
        var report = ConnectionReport(wire.complaint)
        report.needsPassword = PQconnectionNeedsPassword(wire.pointer) == 1
        report.forbidsTLS = target.parameters["sslmode"] == "disable"
        return PostgresError(
            kind: .couldNotConnect(report.failure), sqlState: report.sqlState,
            message: target.scrubbed(report.words), hint: report.hint.map(target.scrubbed))
    }
}

extension ConnectionPhase {
    fileprivate var words: String {
        switch self {
        case .resolving: "looking up the host"
        case .reaching: "reaching the host"
        case .encrypting: "agreeing on encryption"
        case .authenticating: "authenticating"
        case .starting: "starting the session"
        }
    }
}

extension ConnectionTarget {
    /// `text` without the password.
    ///
    /// A password that is also the name of the user, the database or the host is left alone: that word is on
    /// the screen anyway, and covering it would only tell that it is the password too.
    func scrubbed(_ text: String) -> String {
        var result = text
        for secret in Self.secrets.compactMap({ parameters[$0] }) where !secret.isEmpty {
            let isPublic = ["user", "dbname", "host", "hostaddr", "port"].contains {
                parameters[$0] == secret
            }
            if !isPublic { result = MisplacedPassword.covering(secret, in: result) }
        }
        return MisplacedPassword.covering(result)
    }
}
