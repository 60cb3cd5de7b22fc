import Browser
import Drizzle
import Postgres
import Reports
import Verification

extension ReadMigration: Answerable {
    static let thread = AnsweringThread.background

    func answer(from sources: AnswerSources) async throws -> (MigrationText, Cost?) {
        (try MigrationText.reading(path).get(), nil)
    }
}

extension CheckFiles: Answerable {
    static let thread = AnsweringThread.background

    func answer(from sources: AnswerSources) async throws -> (Check, Cost?) {
        (await Check.reading(folder, now: .now), nil)
    }
}

extension LookUpLanding: Answerable {
    static let thread = AnsweringThread.background

    /// Reads and parses the applied migrations, then asks for everything they should have left at once.
    func answer(from sources: AnswerSources) async throws -> (LandingReport, Cost?) {
        let plan = LandingPlan(LandingPlan.scripts(of: status, reading: ParsedMigration.init(reading:)))
        let answer = try await sources.work.answer(plan.question.batch)
        return (try plan.report(in: answer), answer.cost)
    }
}

extension LoadStatus: Answerable {
    static let thread = AnsweringThread.background

    /// Where the project's migrations stand in another database; its connection is closed at once.
    func answer(from sources: AnswerSources) async throws -> (ComparedStatus, Cost?) {
        let (project, connections, work) = (sources.project, sources.connections, sources.work)
        let target: ConnectionTarget
        do { target = try ConnectionTarget(address) } catch {
            throw Problem(TargetObstacle.unreadable(error, from: .argument))
        }
        do {
            async let folder = project.folder()
            let connection = try await Connection.open(target, timeout: connections.timeout)
            let answers = await connection.run(
                (project.ledger?.batches ?? []).map { $0.limited(work.limits) })
            await connection.close()
            if let error = answers.lazy.compactMap(\.error).first(where: { $0.kind != .server }) {
                throw error
            }
            guard case .status(let status) = project.state(of: await folder, after: answers) else {
                throw Problem("There is no Drizzle project here whose migrations could be compared.")
            }
            return (ComparedStatus(name: target.display, status: status), nil)
        } catch {
            throw (error as? PostgresError).map { Problem($0, target: target) } ?? Problem(error)
        }
    }
}
