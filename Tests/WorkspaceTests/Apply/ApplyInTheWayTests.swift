import Drizzle
import Postgres
import SQL
import ScratchServer
import TestSupport
import Testing
import Verification

@testable import Workspace

/// Others in the way, and lines that are cut.
@Suite struct `A run in the way of others` {
    @Test func `is two of which one applies everything and the other finds nothing to do`() async throws {
        try await ApplyBench.run(["a", "b", "c"]) { bench in
            async let first = bench.apply()
            async let second = bench.apply()
            let counts = try await [first, second].map(\.applied.count).sorted()
            #expect(counts == [0, 3])
            #expect(
                try await bench.database.value("SELECT count(*) FROM drizzle.__drizzle_migrations") == "3")
        }
    }

    @Test func `does not begin while another holds its lock for too long`() async throws {
        try await ApplyBench.run(["a"]) { bench in
            let holder = try await bench.database.connect()
            let lock: SQL = "SELECT pg_advisory_lock(\(LedgerLocation.standard.lockNumber))"
            _ = try await holder.run(Batch(lock, access: .autocommit))
            #expect(try await bench.refusal() == .busy(.standard))
            #expect(bench.events == [.waitsForOtherRun])
            await holder.close()
        }
    }

    @Test func `names who held the lock that it did not get`() async throws {
        try await ApplyBench.run(["a", "b"], "CREATE TABLE busy (id int)") { bench in
            try bench.project.write("ALTER TABLE busy ADD COLUMN x int;", to: "0001_b.sql")
            try await bench.database.whileLocked("busy") {
                let failure = try #require(try await bench.failure(attempts: 2))
                #expect(failure.error.kind == .cancelled(.lockTimeout) && failure.attempts == 2)
                #expect(failure.kept == .nothing)
                #expect(failure.blockers.first?.query == "SELECT pg_sleep(600)")
            }
            #expect(try await bench.tables == "busy")
        }
    }

    @Test func `gives way, and succeeds once the other is done`() async throws {
        try await ApplyBench.run(["a", "b"], "CREATE TABLE busy (id int)") { bench in
            try bench.project.write("ALTER TABLE busy ADD COLUMN x int;", to: "0001_b.sql")
            let holder = try await bench.database.connect()
            async let held = holder.run([
                Batch(
                    ["LOCK TABLE busy", "SELECT pg_sleep(600)"], access: .readWrite, searchPath: .session,
                    limits: .unlimited)
            ])
            try await bench.database.waitUntil(
                "SELECT count(*) = 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()"
            )
            let (database, pid) = (bench.database, Int(holder.backendPID))
            let report = try await bench.apply(attempts: 5) { event in
                guard case .givesWay(1, _) = event else { return }
                Task { try await database.value("SELECT pg_terminate_backend(\(pid)::int)") }
            }
            _ = await held
            #expect(report.attempts >= 2 && report.applied.map(\.tag) == ["0000_a", "0001_b"])
        }
    }

    @Test func `that is stopped while it waits changes nothing, and leaves no session behind`() async throws {
        try await ApplyBench.run(["a"], "CREATE TABLE busy (id int)") { bench in
            try bench.project.write(
                "CREATE TABLE a (); SET lock_timeout = 0;--> statement-breakpoint\nLOCK TABLE busy;",
                to: "0000_a.sql")
            try await bench.database.whileLocked("busy") {
                let run = Task { try await bench.failure() }
                try await bench.database.waitUntil(
                    "SELECT count(*) = 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
                )
                run.cancel()
                let failure = try await run.value
                #expect(failure?.error.kind == .cancelled(.byUser) && failure?.kept == .nothing)
            }
            #expect(try await bench.tables == "busy")
            try await bench.database.waitUntil(
                "SELECT count(*) = 0 FROM pg_stat_activity WHERE application_name = 'raingauge' AND datname = current_database() AND pid <> pg_backend_pid()"
            )
        }
    }

    @Test(.enabled(if: PgBouncer.isInstalled))
    func `is refused behind a pooler, which would not keep its lock`() async throws {
        try await ApplyBench.run(["a"]) { bench in
            let pooler = try PgBouncer(inFrontOf: bench.database.server, poolSize: 2)
            let visit = bench.project.workspace.visit(pooler.target(database: bench.database.name))
            await #expect(throws: WorkspaceError.notApplicable(.pooler)) {
                try await bench.project.workspace.apply(ApplyChoice(), in: visit)
            }
            await visit.close()
            #expect(try await bench.tables == "")
        }
    }

    @Test func `is refused on a standby, which takes no changes`() async throws {
        try await Standby.run { standby in
            try await ProjectBench.run(["a"]) { project in
                let visit = project.workspace.visit(standby.target)
                await #expect {
                    try await project.workspace.apply(ApplyChoice(), in: visit)
                } throws: { error in
                    guard case WorkspaceError.notApplicable(let refusal) = error else { return false }
                    return refusal.sentence.contains("standby")
                }
                await visit.close()
            }
        }
    }
}

/// The connection is lost when COMMIT is on its way.
@Suite struct `A run whose COMMIT is not answered` {
    private static func outcome(
        _ bench: ApplyBench, cutting cut: CommitCutter.Cut
    ) async throws -> Result<ApplyReport, any Error> {
        let visit = bench.project.workspace.visit(bench.database.target)
        let plan = try await bench.project.workspace.applyPlan(in: visit)
        let cutter = try CommitCutter(
            inFrontOf: bench.database.server.target(database: bench.database.name), cutting: cut)
        let connection = try await Connection.open(cutter.target)
        let outcome = await bench.project.workspace.outcome(
            of: plan, on: connection, watchedFrom: visit, ApplyPatience(limits: ProjectBench.limits)
        ) { _ in }
        await connection.close()
        await visit.close()
        return outcome
    }

    @Test func `asks the server, and is done when that says so`() async throws {
        try await ApplyBench.run(["a", "b"]) { bench in
            let report = try await Self.outcome(bench, cutting: .beforeClient).get()
            #expect(report.wasInDoubt && report.applied.count == 2)
            #expect(try await bench.tables == "a b")
        }
    }

    @Test func `asks the server, and says that nothing is there when it was taken back`() async throws {
        try await ApplyBench.run(["a", "b"]) { bench in
            let failure = try await Self.outcome(bench, cutting: .beforeServer).failure as? ApplyFailure
            #expect(failure?.kept == .nothing && failure?.error.kind == .connectionLost)
            #expect(try await bench.tables == "")
        }
    }

    @Test func `says that nobody knows when nobody can be asked`() async throws {
        try await ApplyBench.run(["a", "b"]) { bench in
            let failure = try await Self.outcome(bench, cutting: .forGood).failure as? ApplyFailure
            guard case .unknown(let transaction?, _)? = failure?.kept else {
                Issue.record("\(String(describing: failure))")
                return
            }
            #expect(failure?.kept.remedy?.contains("SELECT pg_xact_status('\(transaction)')") == true)
            #expect(try await bench.tables == "a b")
        }
    }
}
