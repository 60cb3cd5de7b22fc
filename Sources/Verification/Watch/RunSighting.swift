/// A session that applies migrations, as another session sees it.
package struct RunSighting: Equatable, Sendable {
    /// With what it runs or, between two statements, ran last.
    package let session: Blocker
    /// What of the migrations that is; `nil` where it is nothing of them.
    package let place: PieceFinder.Place?
    /// How long what it runs has been running; `nil` between two statements.
    package let running: Duration?
    /// How long its transaction has been open; `nil` where there is none, also while it has given way to others.
    package let open: Duration?
    package let progress: RunProgress?
    /// What it holds so that others wait: from SHARE UPDATE EXCLUSIVE on.
    package let locks: [RelationLock]
    /// The lock that it waits for, where that is one on a table or view.
    package let awaits: RelationLock?
    package let waitsFor: [Blocker]
    package let holdsUp: [Blocker]

    package init(
        _ session: Blocker, at place: PieceFinder.Place?, running: Duration? = nil, open: Duration? = nil,
        progress: RunProgress? = nil, locks: [RelationLock] = [], awaits: RelationLock? = nil,
        waitsFor: [Blocker] = [],
        holdsUp: [Blocker] = []
    ) {
        (self.session, self.place, self.running) = (session, place, running)
        // What it waits with is a statement by itself, whose time the server counts as a transaction's.
        self.open = session.pausesRun ? nil : open
        (self.progress, self.locks) = (progress, locks)
        (self.awaits, self.waitsFor, self.holdsUp) = (awaits, waitsFor, holdsUp)
    }
}

extension RunSighting {
    /// Whether it has taken everything back because of a lock, so that others may go on, and tries again in a moment.
    package var isPausing: Bool { session.pausesRun }

    /// What a run of this program sends meanwhile, in front of the seconds.
    package static let pause = "SELECT /* gives way */ pg_catalog.pg_sleep("
}

extension Blocker {
    fileprivate var pausesRun: Bool { state == "active" && query.hasPrefix(RunSighting.pause) }
}

/// How far a long statement is, as the server reports it.
package struct RunProgress: Equatable, Sendable {
    /// Such as `CREATE INDEX: building index`.
    package let phase: String
    /// From 0 to 1; `nil` where the server does not say.
    package let share: Double?

    package init(phase: String, share: Double?) { (self.phase, self.share) = (phase, share) }
}

/// Who applies migrations in a database now, and what of them has landed.
package struct RunReport: Equatable, Sendable {
    package let runs: [RunSighting]
    /// Of the migrations that were pending when the watch began, those that the ledger has now.
    package let landed: [String]
    /// And those that it has not.
    package let pending: [String]

    package init(runs: [RunSighting], landed: [String], pending: [String]) {
        (self.runs, self.landed, self.pending) = (runs, landed, pending)
    }
}
