package import Postgres

/// Why a folder cannot be replayed.
package enum ReplayFailure: Error, Equatable, Sendable {
    case unreadable(file: String)
    /// PostgreSQL does not take a statement of a file.
    case refused(ReplayRefusal)
    /// The server could not be asked.
    case server(PostgresError)
}

/// The statement at which a replay ended, in the server's words.
package struct ReplayRefusal: Error, Equatable, Sendable {
    package let place: ReplayPlace
    package let error: PostgresError

    package init(_ place: ReplayPlace, _ error: PostgresError) { (self.place, self.error) = (place, error) }

    /// Whether it was stopped because its time was over.
    package var isTooSlow: Bool { error.kind == .cancelled(.statementTimeout) }
    /// Whether nobody knows what PostgreSQL would have made of it: its time was over, or the session came to an end.
    package var isUndecided: Bool { isTooSlow || error.kind == .connectionLost }
}
