/// Why there is no session, as far as it can be told.
package enum ConnectionFailure: Hashable, Sendable, CaseIterable {
    /// The name of the host means nothing to the resolver.
    case unknownHost
    /// No route, or the network is down.
    case hostUnreachable
    /// The host answers, but nobody listens on the port.
    case refused
    /// There is no such Unix socket.
    case socketMissing
    /// The Unix socket exists, but we may not use it.
    case socketForbidden
    case passwordMissing
    case passwordWrong
    /// The server identifies people by other means (peer, ident, certificate), and we are somebody else.
    case identityMismatch
    case roleMissing
    /// The role may not log in at all.
    case roleMayNotLogIn
    case databaseMissing
    /// The role may not connect to this database.
    case databaseForbidden
    /// The server takes only encrypted connections.
    case tlsRequired
    /// The server does not speak TLS, and the target insists on it.
    case tlsRefused
    /// The certificate of the server, or ours, was not accepted.
    case tlsCertificate
    /// `pg_hba.conf` has no line that lets us in.
    case rejectedByRules
    case tooManyConnections
    /// The server is starting, stopping or recovering.
    case startingUp
    case timeout
    /// The person stopped waiting.
    case cancelled
    /// The target itself makes no sense to libpq.
    case invalidTarget
    /// No service file defines the service, or there is none.
    case serviceMissing
    /// There is no libpq on this machine.
    case libraryMissing
    case other

    /// The keyword of ``ConnectionTarget/parameters`` to change; `nil` when none of them is at fault.
    package var parameter: String? {
        switch self {
        case .unknownHost, .hostUnreachable, .socketMissing, .socketForbidden: "host"
        case .refused: "port"
        case .passwordMissing, .passwordWrong: "password"
        case .identityMismatch, .roleMissing, .roleMayNotLogIn, .rejectedByRules: "user"
        case .databaseMissing, .databaseForbidden: "dbname"
        case .tlsRequired, .tlsRefused: "sslmode"
        case .tlsCertificate: "sslrootcert"
        case .timeout: "host"
        case .tooManyConnections, .startingUp, .cancelled, .invalidTarget, .serviceMissing, .libraryMissing,
            .other:
            nil
        }
    }
}
