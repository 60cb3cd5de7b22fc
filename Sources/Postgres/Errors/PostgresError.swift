/// What the server, or libpq itself, refused to do.
///
/// Never holds a password.
package struct PostgresError: Error, Equatable, Sendable {
    package var kind: Kind
    /// `nil` when the server had no part in it.
    package var sqlState: SQLState?
    /// In the words of the server or of libpq.
    package var message: String
    package var detail: String?
    package var hint: String?
    /// Where in the statement, counted in characters from 1.
    package var position: Int?
    package var context: String?
    /// Which of the statements it is about that a ``WritingTransaction`` sent together, from 0.
    package var statement: Int?
    /// The constraint that a value does not meet.
    package var constraint: String?
    /// The column that a value is missing or wrong for, where the server names it.
    package var column: String?

    package init(
        kind: Kind, sqlState: SQLState? = nil, message: String, detail: String? = nil, hint: String? = nil,
        position: Int? = nil, context: String? = nil
    ) {
        (self.kind, self.sqlState, self.message) = (kind, sqlState, message)
        (self.detail, self.hint, self.position, self.context) = (detail, hint, position, context)
    }

    /// Whether the server refuses what it was asked, or somebody else holds what that needs, as opposed to a line that is lost
    /// or somebody who stopped it.
    package var isAboutContents: Bool { kind == .server || kind == .cancelled(.lockTimeout) }

    package enum Kind: Equatable, Sendable {
        /// The server refused the statement; the connection is as good as before.
        case server
        /// The statement was stopped; the connection is as good as before.
        case cancelled(Cancellation)
        /// There never was a session.
        case couldNotConnect(ConnectionFailure)
        /// The session is gone; only a new ``Connection`` helps.
        case connectionLost
        /// Whoever received a COPY refused to take more by throwing.
        case receiverFailed
    }

    package enum Cancellation: Equatable, Sendable {
        /// The task that waited was cancelled.
        case byUser
        /// Somebody else stopped it on the server, with `pg_cancel_backend` for example.
        case byAnotherSession
        case statementTimeout
        case lockTimeout
    }
}
