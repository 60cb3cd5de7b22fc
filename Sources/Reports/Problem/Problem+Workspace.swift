import Drizzle
import Postgres
import ScratchServer
import Terminal
package import Verification
package import Workspace

extension Problem {
    /// Why a question about a project and a database has no answer.
    package init(_ error: WorkspaceError) {
        switch error {
        case .noConfiguration(let purpose): self.init(purpose.summary, remedy: purpose.remedy)
        case .configuration(let error): self.init(error)
        case .folderNotEvaluated(let expression):
            self.init(unevaluated: expression, what: "the folder of its migrations")
        case .ledgerNotEvaluated(let expression):
            self.init(unevaluated: expression, what: "where its ledger is")
            remedy = "Name the ledger: --ledger drizzle.__drizzle_migrations"
        case .folderMissing(let path):
            self.init(
                "There is no folder \(path).",
                remedy: "Name the folder of the migrations: raingauge check drizzle")
        case .folderUnreadable(let path, let reason?):
            self.init("The folder \(path.visible) cannot be read.", detail: reason)
        case .folderUnreadable(let path, nil):
            self.init(
                "The folder \(path.visible) does not answer.",
                detail: "What it is on, such as a network, may be away.")
        case .target(let obstacle): self.init(obstacle)
        case .server(let error, let database): self.init(error, database: database)
        case .catalog(let error): self.init(error)
        case .ledgerUnreadable(let location, .noPrivilege(let message)),
            .ledgerUnreadable(let location, .failed(let message)):
            self.init(
                "\(location) cannot be read, so nothing says which migrations were applied.", detail: message,
                remedy: "Connect with a role that may read it, or grant this one SELECT on it.")
        case .noSuchMigration(let name, let folder):
            self.init(
                "There is no migration \(name.visible) in \(folder.visible).",
                remedy: "raingauge status lists them.")
        case .notApplied(let tag, let state):
            self.init(
                "\(tag.visible) is \(state.word), so nothing of it can have landed.",
                remedy: "Only applied migrations can be looked up.")
        case .noSnapshot(let folder):
            self.init(
                "No migration in \(folder) has a snapshot.",
                remedy: "Compare with the replayed files instead: --against files")
        case .halfConverted(let problem):
            self.init(
                "\(problem.sentence) The journal has no snapshots any more, so nothing says what the schema should be.",
                remedy: "\(problem.remedy) Or name a snapshot: --against PATH")
        case .snapshot(let error): self.init(error)
        case .nothingToCompare(let path):
            self.init(
                "\(path) is neither a snapshot nor a folder of migrations.",
                remedy: "Give snapshot, newest, files, the URL of a database, a snapshot.json or a folder.")
        case .replay(let failure): self.init(failure)
        case .history(let refusal): self.init(refusal)
        case .notUndone(let obstacle): self.init(obstacle)
        case .notDropped(let obstacle): self.init(obstacle)
        case .refused(let refusal): self.init(refusal)
        case .noCopy(let refusal): self.init(refusal)
        case .noScratch(let failure): self.init(noScratch: failure)
        case .notApplicable(let refusal): self.init(refusal)
        case .stopped(let failure): self.init(failure)
        case .unexpected(let words): self.init("Something failed that should not.", detail: words)
        }
    }

    /// The same, with the configurations that there are further down.
    package init(_ error: WorkspaceError, configurationsBelow paths: [String]) {
        self.init(error)
        guard case .noConfiguration = error, !paths.isEmpty else { return }
        detail = "There are some below:\n" + paths.map { "  " + $0 }.joined(separator: "\n")
        remedy = "Start raingauge in one of their folders, or name one with --config."
    }

    private init(_ failure: WorkspaceError.ReplayFailure) {
        switch failure {
        case .noServer(let error): self.init(Self.notReplayed, detail: error.sentence)
        case .server(let error): self.init(Self.notReplayed, detail: error.message)
        case .catalog(let error):
            let problem = Problem(error)
            self.init(Self.notReplayed, detail: problem.detail ?? problem.summary, remedy: problem.remedy)
        case .files(let failure): self.init(failure)
        }
    }

    /// Names the file, the line and the statement.
    package init(_ failure: ReplayFailure) {
        switch failure {
        case .server(let error): self.init(Self.notReplayed, detail: error.message)
        case .unreadable(let file): self.init(Self.notReplayed, detail: "\(file) cannot be read")
        case .refused(let refusal): self.init(refusal)
        }
    }

    private init(_ refusal: ReplayRefusal) {
        let (place, error) = (refusal.place, refusal.error)
        let line = place.line.map { ", line \($0)" } ?? ""
        let code = error.sqlState.map { " (\($0))" } ?? ""
        self.init(
            "\(place.tag) cannot be replayed on an empty server\(line): \(place.words)",
            detail: refusal.isTooSlow
                ? "It ran for as long as it may, and was stopped." : error.message + code,
            remedy: refusal.isUndecided
                ? "Let it run longer: --statement-timeout, or statement_timeout in config.toml."
                : "Compare with a snapshot or another database instead.")
    }

    private static let notReplayed = "The files cannot be replayed."
}

extension WorkspaceError.Purpose {
    /// That there is no project, in the words of what is missed.
    fileprivate var summary: String {
        switch self {
        case .migrations, .check: "There is no Drizzle configuration here or above."
        case .drift: "There is no folder of migrations here."
        case .comparison: "There is no Drizzle project here whose migrations could be compared."
        }
    }

    fileprivate var remedy: String? {
        switch self {
        case .migrations: "Start raingauge in the project, or name the file with --config."
        case .check: "Start raingauge in the project, or name the folder: raingauge check drizzle"
        case .drift: "Start raingauge in the project, or name a snapshot or folder with --against."
        case .comparison: nil
        }
    }
}
