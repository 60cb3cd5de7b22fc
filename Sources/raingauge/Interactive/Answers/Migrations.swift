import Browser
import Drizzle
import Postgres
import Reports
import Verification
import Workspace

extension ReadMigration: Answerable {
    static let thread = AnsweringThread.background

    func answer(from sources: AnswerSources) async throws -> (MigrationText, Cost?) {
        (try MigrationText.reading(path).get(), nil)
    }
}

extension CheckFiles: Answerable {
    static let thread = AnsweringThread.background

    func answer(from sources: AnswerSources) async throws -> (Check, Cost?) {
        (try await sources.workspace.check(folder: folder), nil)
    }
}

extension LookUpLanding: Answerable {
    static let thread = AnsweringThread.background

    func answer(from sources: AnswerSources) async throws -> (LandingReport, Cost?) {
        try await sources.workspace.landing(of: status, in: sources.work)
    }
}

extension LoadStatus: Answerable {
    static let thread = AnsweringThread.background

    func answer(from sources: AnswerSources) async throws -> (ComparedStatus, Cost?) {
        let (name, status) = try await sources.workspace.status(at: address)
        return (ComparedStatus(name: name, status: status), nil)
    }
}
