package import Drizzle
package import Postgres
package import SQL

/// Where a run was stopped, by whom, and what stays of it.
package struct ApplyFailure: Error, Equatable, Sendable {
    package let place: Place
    package let error: PostgresError
    package let kept: Kept
    /// Whom the statement waited for last, where it waited.
    package var blockers: [Blocker] = []
    /// How often it was tried.
    package var attempts = 1
    /// The SQL of the statement; empty where there was none.
    package var statement = ""
    /// What the database says, asked afterwards, of what was in the way; one sentence each.
    package var findings: [String] = []
    /// How much of the migration was there before.
    package var presence: MigrationLanding.Presence?
    /// An index that is there and not valid, as a build that was stopped leaves it behind.
    package var invalidIndex: QualifiedName?

    package init(place: Place, error: PostgresError, kept: Kept) {
        (self.place, self.error, self.kept) = (place, error, kept)
    }

    package enum Place: Equatable, Sendable {
        /// Before the first migration: the ledger could not be made, read or upgraded.
        case beginning(LedgerLocation)
        case piece(tag: String, file: String, number: Int, SourcePlace, statement: String)
        case row(tag: String, file: String)
        /// What the file asserts is not true, or could not be asked.
        case assertion(tag: String, file: String, ApplyAssertion, ApplyAssertion.Moment)
        /// What was deferred to the end of the transaction, such as a foreign key.
        case commit([String])
        /// In between: the transaction could not be begun.
        case between
    }

    /// What of the migrations is there although the run was stopped.
    package enum Kept: Equatable, Sendable {
        case nothing
        /// Committed with their rows.
        case migrations([String])
        /// Statements of a migration that runs without a transaction, from the first on.
        case statements(tag: String, done: Int, of: Int)
        /// The same, and of the next one nobody knows whether it was carried out.
        case statementsInDoubt(tag: String, done: Int, of: Int)
        /// A file has ended the transaction; what ran before that is there.
        case whatFileCommitted(tag: String)
        /// The answer to COMMIT was lost, and nobody can say what became of it.
        case unknown(transaction: String?, reason: String)
    }

    /// The migration at which it stopped.
    package var tag: String? {
        switch place {
        case .piece(let tag, _, _, _, _), .row(let tag, _), .assertion(let tag, _, _, _): tag
        case .beginning, .commit, .between: nil
        }
    }
}
