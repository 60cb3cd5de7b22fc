import Drizzle
import Postgres
import Reports
import SQL
import ScratchServer
import TestSupport
import Testing
import Verification
import Workspace

/// Drizzle's own migrator runs, and somebody looks on.
@Suite struct `A watch` {
    @Test func `sees what it runs and waits for, who waits for it, and that it has landed`() async throws {
        try await ApplyBench.run(["a", "b"], "CREATE TABLE busy (id int); CREATE TABLE open (id int)") {
            bench in
            try bench.project.write(
                "ALTER TABLE open ADD y int;--> statement-breakpoint\n-- why\nALTER TABLE busy ADD COLUMN x int;",
                to: "0001_b.sql")
            let visit = bench.project.workspace.visit(bench.database.target)
            let look = try await bench.project.workspace.runLook(in: visit)
            #expect(try await bench.project.workspace.runs(look, in: visit).runs == [])
            var run: Task<Void, any Error>?
            try await bench.database.whileLocked("busy") {
                run = Task { try await bench.project.apply(2, to: bench.database.target) }
                try await bench.database.waitUntil(
                    "SELECT count(*) = 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
                )
                let report = try await bench.project.workspace.runs(look, in: visit)
                let sighting = try #require(report.runs.first)
                #expect(report.runs.count == 1 && report.pending == ["0000_a", "0001_b"])
                #expect(
                    sighting.place
                        == PieceFinder.Place(
                            tag: "0001_b", number: 2, count: 2, line: 3, title: "ALTER TABLE busy"))
                #expect(sighting.awaits == RelationLock(QualifiedName("public", "busy"), .accessExclusive))
                #expect(sighting.waitsFor.map(\.query) == ["SELECT pg_sleep(600)"])
                #expect(
                    sighting.locks.contains(RelationLock(QualifiedName("public", "open"), .accessExclusive)))
                let isStopped = try await bench.project.workspace.stop(
                    sighting.waitsFor[0], inTheWayOf: sighting.session.pid, by: .cancelling, in: visit)
                #expect(isStopped)
                try await run?.value
            }
            let after = try await bench.project.workspace.runs(look, in: visit)
            #expect(after.runs == [] && after.landed == ["0000_a", "0001_b"] && after.pending == [])
            await visit.close()
        }
    }

    @Test func `awaits nothing that Drizzle passes over`() async throws {
        try await ApplyBench.run(["a", "b"]) { bench in
            try await bench.project.apply(2, to: bench.database.target)
            try await bench.database.run("DELETE FROM drizzle.__drizzle_migrations WHERE id = 1")
            let visit = bench.project.workspace.visit(bench.database.target)
            let look = try await bench.project.workspace.runLook(in: visit)
            #expect(try await bench.project.workspace.runs(look, in: visit).pending == [])
            await visit.close()
        }
    }

    @Test func `stops nobody who is not in the way`() async throws {
        try await ApplyBench.run(["a"], "CREATE TABLE busy ()") { bench in
            let visit = bench.project.workspace.visit(bench.database.target)
            let other = try await bench.database.connect()
            let isStopped = try await bench.project.workspace.stop(
                Blocker(
                    pid: Int(other.backendPID), role: "", application: "", state: "active",
                    query: "SELECT 1 AS other"),
                inTheWayOf: Int(other.backendPID), by: .ending, in: visit)
            #expect(!isStopped)
            await other.close()
            await visit.close()
        }
    }

    @Test func `knows a query that is cut, and a statement that psql sends without its comment`() async throws
    {
        let columns = (0..<200).map { "c\($0) int" }.joined(separator: ", ")
        let text = "-- why\nCREATE TABLE wide (\(columns));\nCREATE TABLE small (id int);"
        try await ApplyBench.run(["a"]) { bench in
            try bench.project.write(text, to: "0000_a.sql")
            let visit = bench.project.workspace.visit(bench.database.target)
            let finder = PieceFinder(try await bench.project.workspace.applyPlan(in: visit).steps)
            await visit.close()
            #expect(finder.place(of: String(text.prefix(1023)))?.title == "CREATE TABLE wide and 1 more")
            #expect(finder.place(of: "CREATE TABLE small (id int)")?.line == 3)
            #expect(finder.place(of: "CREATE TABLE other (id int)") == nil)
            #expect(finder.place(of: "COMMIT") == nil)
        }
    }

    @Test func `says what is new from one look to the next`() throws {
        let session = Blocker(pid: 7, role: "app", application: "", state: "active", query: "SELECT 1")
        let place = PieceFinder.Place(tag: "0001_b", number: 2, count: 3, line: 4, title: "ALTER TABLE a")
        let first = RunReport(
            runs: [RunSighting(session, at: place, running: .seconds(1))], landed: [], pending: ["0001_b"])
        #expect(first.news(since: nil) == ["session 7 runs 0001_b 2/3, line 4: ALTER TABLE a"])
        #expect(first.news(since: first) == [])
        let last = RunReport(runs: [], landed: ["0001_b"], pending: [])
        #expect(
            last.news(since: first) == [
                "session 7 is done", "0001_b has landed: its row is in the ledger",
            ])
    }
}
