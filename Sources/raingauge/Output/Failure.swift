import Catalog
import Drizzle
import Postgres
import Reports
import Verification
import Workspace

/// Why a subcommand ends early: what to say, and with which number.
struct Failure: Error {
    let problem: Problem
    let status: ExitStatus

    init(_ problem: Problem, _ status: ExitStatus) { (self.problem, self.status) = (problem, status) }

    init(_ error: WorkspaceError) {
        var below: [String] = []
        if case .noConfiguration = error, let folder = WorkingFolder.path {
            below = DrizzleConfiguration.paths(below: folder)
        }
        self.init(
            Problem(error, configurationsBelow: below), error.isInterruption ? .interrupted : error.status)
    }

    init(_ error: PostgresError) {
        let isOurDoing = error.kind == .cancelled(.byUser)
        self.init(Problem(error), isOurDoing ? .interrupted : .server)
    }

    /// A relation that is gone is the server's business too.
    init(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let error as WorkspaceError: self.init(error)
        case let error as PostgresError: self.init(error)
        default: self.init(Problem(error), .server)
        }
    }

    init(_ obstacle: TargetObstacle) {
        self.init(
            Problem(obstacle), obstacle.isMissingLibrary ? .server : obstacle.isRefusal ? .refused : .usage)
    }

    static func usage(_ summary: String, remedy: String? = nil) -> Failure {
        Failure(Problem(summary, remedy: remedy), .usage)
    }
}

extension WorkspaceError {
    /// With which number a subcommand ends.
    fileprivate var status: ExitStatus {
        switch self {
        case .noConfiguration, .configuration, .folderNotEvaluated, .ledgerNotEvaluated, .folderMissing,
            .folderUnreadable, .target, .noSuchMigration, .notApplied, .noSnapshot, .halfConverted,
            .snapshot, .nothingToCompare, .notUndone,
            .history:
            .usage
        case .server, .catalog, .ledgerUnreadable, .replay, .unexpected: .server
        case .refused, .notApplicable, .notDropped, .noCopy, .noScratch: .refused
        case .stopped(let failure): failure.error.kind == .cancelled(.byUser) ? .interrupted : .server
        }
    }
}
