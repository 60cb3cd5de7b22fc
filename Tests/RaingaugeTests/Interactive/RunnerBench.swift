import Browser
import Catalog
import Postgres
import Reports
import Rows
import SQL
import TestSupport
import Testing
import Workspace

@testable import raingauge

/// Asks a real server through a runner, as the screens do, and hears what comes back.
@MainActor
final class RunnerBench {
    let database: TestDatabase
    let connections: Connections
    let runner: EffectRunner
    private let answers: AsyncStream<AnyAnswer>

    /// - Parameters:
    ///   - script: SQL that fills the database first.
    ///   - body: The test.
    /// - Throws: What `body` throws, or why there is no such database.
    static func run(_ script: String, _ body: (RunnerBench) async throws -> Void) async throws {
        try await withDatabase(script) { database in
            let bench = RunnerBench(database)
            let outcome: Result<Void, any Error>
            do { outcome = .success(try await body(bench)) } catch { outcome = .failure(error) }
            await bench.runner.close()
            try outcome.get()
        }
    }

    private init(_ database: TestDatabase) {
        self.database = database
        connections = Connections(target: database.target, timeout: .seconds(30), limits: .unlimited) { _ in
            []
        }
        let workspace = Workspace(project: .none, limits: .unlimited, connectTimeout: .seconds(30)) { .now }
        runner = EffectRunner(sources: AnswerSources(connections: connections, workspace: workspace))
        let (answers, tell) = AsyncStream.makeStream(of: AnyAnswer.self)
        self.answers = answers
        runner.deliver = { if case .answered(let answer, _) = $0 { tell.yield(answer) } }
    }

    /// Has the runner do what a slot or a screen wants.
    func perform(_ request: Request) throws {
        guard case .run(.ask(let question, let ticket)) = request else { throw NotAsked() }
        runner.ask(question, ticket)
    }

    /// The next answer, whosever it is.
    func next() async throws -> AnyAnswer {
        var iterator = answers.makeAsyncIterator()
        return try #require(await iterator.next())
    }

    func oid(_ table: String) async throws -> Oid {
        let text = try await database.value("SELECT \(table)::text::regclass::oid::bigint")
        return Oid(try #require(text.flatMap { UInt32($0) }))
    }

    /// Opens the table and waits for its first page.
    func page(_ table: String) async throws -> RowPage { try await opening(table).page.get() }

    func opening(_ table: String, filter: Filter? = nil) async throws -> TableOpening {
        try await answer(
            to: OpenTable(OpenRequest(relation: try await oid(table), limit: 10, filter: filter)))
    }

    func answer<Q: Question>(to question: Q) async throws -> Q.Answer {
        var slot = Slot<Q>(of: ScreenID(100))
        try perform(slot.ask(question))
        return try #require(slot.take(try await next())).get()
    }

    /// Does `work` while an exact count of the table waits for a lock.
    ///
    /// - Parameters:
    ///   - table: Which another session locks.
    ///   - work: Is given the slot that waits for the count.
    /// - Throws: What `work` throws, or why nothing could be counted.
    func whileCounting(_ table: String, _ work: (inout Slot<CountRows>) async throws -> Void) async throws {
        let source = try await page(table).source
        try await database.whileLocked(table) {
            var slot = Slot<CountRows>(of: ScreenID(1))
            try perform(slot.ask(CountRows(source)))
            try await database.waitUntil(
                """
                SELECT count(*) > 0 FROM pg_stat_activity
                WHERE datname = current_database() AND wait_event_type = 'Lock'
                """)
            try await work(&slot)
        }
    }

    private struct NotAsked: Error {}
}
