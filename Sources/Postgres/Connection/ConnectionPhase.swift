import CPostgres

/// How far connecting has come, for people who wait.
package enum ConnectionPhase: Hashable, Sendable, CaseIterable {
    /// Looking up the host name.
    case resolving
    /// Waiting for the host to pick up.
    case reaching
    /// Agreeing on TLS or GSS encryption.
    case encrypting
    /// Showing who we are.
    case authenticating
    /// Let in; the server prepares the session.
    case starting

    init?(_ status: ConnStatusType) {
        switch status {
        case CONNECTION_NEEDED, CONNECTION_STARTED: self = .reaching
        case CONNECTION_SSL_STARTUP, CONNECTION_GSS_STARTUP: self = .encrypting
        case CONNECTION_MADE, CONNECTION_AWAITING_RESPONSE: self = .authenticating
        case CONNECTION_AUTH_OK, CONNECTION_SETENV, CONNECTION_CONSUME, CONNECTION_CHECK_WRITABLE,
            CONNECTION_CHECK_STANDBY, CONNECTION_CHECK_TARGET:
            self = .starting
        default: return nil
        }
    }
}
