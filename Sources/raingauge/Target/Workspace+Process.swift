import Drizzle
import FoundationEssentials
import Postgres
import Reports
import Workspace

extension Workspace {
    /// With the timeouts that a person has set, by the system's clock.
    init(
        _ project: ProjectFinding, _ settings: Settings, ledger: LedgerLocation? = nil, log: DebugLog? = nil
    ) {
        let limits = SessionLimits(
            lockTimeout: settings.lockTimeout, statementTimeout: settings.statementTimeout,
            asked: settings.askedTimeouts)
        self.init(
            project: project, ledger: ledger, limits: limits, connectTimeout: settings.connectTimeout,
            observer: log?.observer
        ) { .now }
        let state = StateFolder.path(ProcessInfo.processInfo.environment)
        (recordsFolder, speedsFolder) = (state.map { $0 + "/runs" }, state.map { $0 + "/speeds" })
    }
}

extension UnixMilliseconds {
    /// The time by the system's clock, as exactly as Drizzle Kit writes it.
    static var now: UnixMilliseconds {
        UnixMilliseconds(rawValue: Int64((Date().timeIntervalSince1970 * 1_000).rounded(.down)))
    }
}
