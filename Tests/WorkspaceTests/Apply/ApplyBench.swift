import Foundation
import Postgres
import SQL
import ScratchServer
import Synchronization
import TestSupport
import Verification
import Workspace

/// A project, a database, and what happens when the one is applied to the other.
struct ApplyBench {
    let project: ProjectBench
    let database: TestDatabase
    private let happened = Happened()

    static func run(
        _ tables: [String], _ script: String? = nil, on binaries: ServerBinaries? = nil,
        _ body: (ApplyBench) async throws -> Void
    ) async throws {
        try await ProjectBench.run(tables) { project in
            try await withDatabase(script, on: binaries) { database in
                try await body(ApplyBench(project: project, database: database))
            }
        }
    }

    /// The same in the layout of Drizzle 1.0.
    static func runFolders(
        _ names: [String], _ script: String? = nil, _ body: (ApplyBench) async throws -> Void
    ) async throws {
        try await run([], script) { bench in
            try FileManager.default.removeItem(atPath: bench.project.migrations + "/meta")
            for name in names { try bench.writeFolder(name, "CREATE TABLE \"t\(name.suffix(1))\" (id int);") }
            try await body(bench)
        }
    }

    func writeFolder(_ name: String, _ text: String) throws {
        let folder = project.migrations + "/" + name
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try text.write(toFile: folder + "/migration.sql", atomically: true, encoding: .utf8)
    }

    /// What has been told so far.
    var events: [ApplyEvent] { happened.events }

    @discardableResult
    func apply(
        _ choice: ApplyChoice = ApplyChoice(), attempts: Int = 1, turns: Int = 120,
        tell: @escaping @Sendable (ApplyEvent) -> Void = { _ in }
    ) async throws -> ApplyReport {
        var patience = ApplyPatience(limits: ProjectBench.limits)
        (patience.attempts, patience.turns) = (attempts, turns)
        let visit = project.workspace.visit(database.target)
        let happened = happened
        let outcome: Result<ApplyReport, any Error>
        do {
            outcome = .success(
                try await project.workspace.apply(choice, in: visit, patience: patience) { event in
                    happened.note(event)
                    tell(event)
                }.report)
        } catch { outcome = .failure(error) }
        await visit.close()
        return try outcome.get()
    }

    /// How it was stopped.
    func failure(_ choice: ApplyChoice = ApplyChoice(), attempts: Int = 1) async throws -> ApplyFailure? {
        do { try await apply(choice, attempts: attempts) } catch WorkspaceError.stopped(let failure) {
            return failure
        }
        return nil
    }

    /// Why nothing was sent.
    func refusal(_ choice: ApplyChoice = ApplyChoice(), turns: Int = 0) async throws -> ApplyRefusal? {
        do { try await apply(choice, turns: turns) } catch WorkspaceError.notApplicable(let refusal) {
            return refusal
        }
        return nil
    }

    /// The relations of `public`, by name.
    var tables: String? {
        get async throws {
            try await database.value(
                "SELECT coalesce(string_agg(relname, ' ' ORDER BY relname), '') FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
            )
        }
    }

    /// The rows of the ledger in the order in which they were written, with a hash only where it is not that of the file.
    var ledger: String? {
        get async throws {
            try await database.value(
                "SELECT coalesce(string_agg(to_jsonb(l)::text, E'\\n' ORDER BY id), '') FROM drizzle.__drizzle_migrations AS l"
            )
        }
    }
}

private final class Happened: Sendable {
    private let list = Mutex<[ApplyEvent]>([])
    var events: [ApplyEvent] { list.withLock(\.self) }
    func note(_ event: ApplyEvent) { list.withLock { $0.append(event) } }
}
