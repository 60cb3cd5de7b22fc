package import Postgres
package import Reports
package import Terminal

/// What happens to the browser.
package enum Event: Sendable {
    case key(Key)
    case resized(Size)
    case link(Link)
    /// `cost` is what the answer took on the wire; `nil` when no server was asked.
    case answered(AnyAnswer, cost: Cost?)
    /// The person's own editor is closed.
    case edited(EditorOutcome, of: EditedCell)
    /// An effect without a ticket has something to say: what was copied, why a theme cannot be used.
    case said(Notice)
    /// What a screen waits for has come so far.
    case progressed(Place, String)
    /// Time passes while something is waited for: the spinner turns.
    case tick
}

/// The connection as the header shows it.
package enum Link: Equatable, Sendable {
    /// What is being done, such as "connecting to db1:5432".
    case connecting(String)
    case online(ServerFacts)
    /// There was a connection; the next key opens another one.
    case offline(Problem)
    /// There never was one.
    case failed(Problem)
}

/// What the server said about itself when the session began.
package struct ServerFacts: Equatable, Sendable {
    package let version: Int
    package let identity: DatabaseIdentity
    package let isEncrypted: Bool
    package let isReplica: Bool

    package init(version: Int, identity: DatabaseIdentity, isEncrypted: Bool, isReplica: Bool) {
        (self.version, self.identity) = (version, identity)
        (self.isEncrypted, self.isReplica) = (isEncrypted, isReplica)
    }
}
