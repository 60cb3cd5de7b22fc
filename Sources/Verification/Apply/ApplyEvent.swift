package import SQL

/// What happens during a run, as it happens.
package enum ApplyEvent: Equatable, Sendable {
    /// The backup that comes first grows.
    case backsUp(ByteCount, elapsed: Duration)
    /// It is in its file, and pg_restore has read it.
    case backedUp(file: String, ByteCount, entries: Int)
    /// A copy of the database is made to rehearse on.
    case copies(CopyStage)
    /// Another run of this program holds the lock.
    case waitsForOtherRun
    /// The ledger gets the columns of Drizzle 1.0.
    case upgrades
    /// From 1; more than one when a lock was not to be had in time.
    case begins(attempt: Int)
    /// A migration that runs without a transaction goes on behind what an earlier run has done.
    case goesOn(tag: String, statement: Int)
    /// An index that an earlier try has left behind is dropped.
    case drops(QualifiedName)
    case runs(tag: String, piece: Int, of: Int, line: Int, statement: String)
    /// What the server says while it runs.
    case said(String)
    /// Sessions that the statement waits for; empty once it goes on.
    case waits(for: [Blocker])
    /// Sessions that wait for the run; empty once nobody does.
    case holdsUp([Blocker])
    /// The ledger's row of a migration is written.
    case recorded(tag: String)
    /// What has been done so far is there for good.
    case committed([String])
    /// Everything was taken back, so that those who wait behind it may go on, and it is tried again.
    case givesWay(attempt: Int, reason: String)
}

/// How far the copy of a database is.
package enum CopyStage: String, Equatable, Sendable { case schema, rows }

/// A session that another one waits for.
package struct Blocker: Equatable, Sendable {
    /// Of its server process.
    package let pid: Int
    package let role: String
    package let application: String
    /// Such as `idle in transaction`.
    package let state: String
    /// What it runs or, when idle, ran last.
    package let query: String

    package init(pid: Int, role: String, application: String, state: String, query: String) {
        (self.pid, self.role, self.application) = (pid, role, application)
        (self.state, self.query) = (state, query)
    }
}
