import Browser
import Drizzle
import Glibc
import Postgres
import Reports
import Verification

/// The Drizzle project around the browser; its files are read anew with every overview, since people edit them.
struct ProjectSource: Sendable {
    private let finding: ProjectFinding

    init(_ finding: ProjectFinding) { self.finding = finding }

    /// What the ledger is asked with, in the same round trip as the table list; `nil` outside a project.
    var ledger: LedgerReading? {
        guard case .found(let configuration) = finding else { return nil }
        return LedgerReading(configuration.ledgerLocation ?? .standard)
    }

    /// Reads the folder of the migrations; `nil` where there is none to read.
    func folder() async -> MigrationFolder? { readFolder() }

    /// The same, where waiting is all there is to do.
    func readFolder() -> MigrationFolder? {
        guard case .found(let configuration) = finding, let path = configuration.out.value else { return nil }
        return MigrationFolder.reading(path)
    }

    /// What the schema is compared with.
    func survey(limits: SessionLimits) -> DriftSurvey {
        guard case .found(let configuration) = finding else {
            return DriftSurvey(configuration: nil, folder: nil, limits: limits, connectTimeout: .seconds(15))
        }
        return DriftSurvey(
            configuration: configuration, folder: configuration.out.value, limits: limits,
            connectTimeout: .seconds(15))
    }

    /// Judges the folder against what the server answered to ``ledger``.
    func state(of folder: MigrationFolder?, after answers: [BatchAnswer]) -> ProjectState {
        switch finding {
        case .none: return .none
        case .failed(let error): return .failed(Problem(error))
        case .found(let configuration):
            if case .unknown(let expression) = configuration.out {
                return .failed(Problem(unevaluated: expression, what: "the folder of its migrations"))
            }
            guard let folder, let ledger else { return .none }
            return .status(
                MigrationStatus(
                    folder: folder, ledger: ledger.ledger(from: answers),
                    rights: ledger.rights(from: answers),
                    now: .now))
        }
    }
}

extension UnixMilliseconds {
    /// The time by the system's clock, to the second.
    static var now: UnixMilliseconds { UnixMilliseconds(rawValue: Int64(time(nil)) * 1000) }
}
