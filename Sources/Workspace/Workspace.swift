package import Drizzle
package import Postgres

/// A Drizzle project and the databases it is about: one method for each question that both faces of the program ask.
///
/// Files are read anew with every question, since people edit them; what says the same is not parsed again. Nothing in here says a sentence: what went wrong is
/// a ``WorkspaceError``.
///
/// ```swift
/// let workspace = Workspace(project: finding, connectTimeout: .seconds(10)) { now }
/// let status = try await workspace.status(in: workspace.visit(target))
/// ```
package struct Workspace: Sendable {
    package let project: ProjectFinding
    /// The ledger that a person has named, whatever the configuration says.
    private let namedLedger: LedgerLocation?
    /// Of every session that is opened for a question.
    package let limits: SessionLimits
    package let connectTimeout: Duration
    /// The present, by which times that have not come yet are known.
    let now: @Sendable () -> UnixMilliseconds
    /// Told of everything that is asked in sessions of its own.
    let observer: StatementObserver?
    /// Of its migrations, from one question to the next.
    let scripts = KeptScripts()
    /// Where it is kept how far migrations without a transaction have come; `nil` where there is no place for it.
    package var recordsFolder: String?
    /// Where it is kept how fast servers were in rehearsals; `nil` where there is no place for it.
    package var speedsFolder: String?

    package init(
        project: ProjectFinding, ledger: LedgerLocation? = nil, limits: SessionLimits = .standard,
        connectTimeout: Duration,
        observer: StatementObserver? = nil, now: @escaping @Sendable () -> UnixMilliseconds
    ) {
        (self.project, namedLedger) = (project, ledger)
        (self.limits, self.observer) = (limits, observer)
        (self.connectTimeout, self.now) = (connectTimeout, now)
    }

    /// Where the project has its ledger; `nil` without a project, and where only running its configuration could tell.
    package var ledger: LedgerLocation? {
        guard case .found(let configuration) = project else { return namedLedger }
        return namedLedger ?? configuration.ledgerLocation
    }
}
