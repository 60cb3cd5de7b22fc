import Drizzle
import Postgres
import Reports
import SQL
import ScratchServer
import Terminal
import TestSupport
import Testing
import Verification
import Workspace

@Suite struct `A rehearsal` {
    private static let shops = """
        CREATE TABLE shops (id int PRIMARY KEY); INSERT INTO shops SELECT generate_series(1, 3);
        CREATE TABLE sales (shop int, code text); INSERT INTO sales SELECT 1, 'x' FROM generate_series(1, 7)
        """

    private static func run(
        _ migration: String, on binaries: ServerBinaries? = nil,
        _ body: (DryRunReport, ApplyBench) async throws -> Void
    ) async throws {
        try await ApplyBench.run(["a"], shops, on: binaries) { bench in
            try bench.project.write(migration, to: "0000_a.sql")
            let visit = bench.project.workspace.visit(bench.database.target)
            let plan = try await bench.project.workspace.applyPlan(in: visit)
            let report = try await bench.project.workspace.dryRun(plan, in: visit)
            await visit.close()
            try await body(report, bench)
        }
    }

    @Test(arguments: ServerBinaries.underTest)
    func `tells of each statement its locks, rewrites, scans and rows, and leaves nothing`(
        binaries: ServerBinaries
    ) async throws {
        let migration = """
            CREATE TABLE fresh (id int PRIMARY KEY);
            ALTER TABLE sales ADD COLUMN at timestamptz DEFAULT clock_timestamp();
            CREATE INDEX by_shop ON sales (shop);
            UPDATE sales SET code = 'y';
            INSERT INTO fresh SELECT id FROM shops;
            ALTER TABLE shops ADD COLUMN name text;
            """
        try await Self.run(migration, on: binaries) { report, bench in
            let seen = report.observations
            #expect(seen.map(\.statement.line) == [1, 2, 3, 4, 5, 6])
            #expect(seen[0].locks.isEmpty && seen[0].rewritten.isEmpty)
            let sales = QualifiedName("public", "sales")
            #expect(seen[1].locks == [RelationLock(sales, .accessExclusive)] && seen[1].rewritten == [sales])
            #expect(seen[2].locks.isEmpty && seen[2].scanned == [sales])
            #expect(seen[3].rows.updated == 7 && seen[3].rewritten.isEmpty)
            #expect(seen[4].rows.inserted == 3)
            let shops = QualifiedName("public", "shops")
            #expect(seen[5].locks == [RelationLock(shops, .accessExclusive)] && seen[5].rewritten.isEmpty)
            #expect(report.isGood && report.fate == .aborted && report.transaction != nil)
            #expect(report.holds.map(\.relation) == [sales, shops])
            let tables = try await bench.tables
            #expect(tables == "sales shops")
            let codes = try await bench.database.value("SELECT string_agg(DISTINCT code, '') FROM sales")
            #expect(codes == "x")
        }
    }

    @Test func `stops where the server does, with the place, and leaves nothing`() async throws {
        try await Self.run("CREATE TABLE fresh ();\n-- why\nALTER TABLE sales ADD x nosuch;") {
            report, bench in
            #expect(report.observations.count == 1 && report.fate == .aborted && !report.isGood)
            guard case .piece("0000_a", _, _, let place, "ALTER TABLE sales")? = report.failure?.place else {
                Issue.record("\(String(describing: report.failure))")
                return
            }
            #expect(place.line == 3 && place.column == 25)
            let tables = try await bench.tables
            #expect(tables == "sales shops")
        }
    }

    @Test func `meets what waits for COMMIT, and says whose rows are in the way`() async throws {
        try await Self.run(
            "ALTER TABLE sales ADD FOREIGN KEY (shop) REFERENCES shops (id) DEFERRABLE INITIALLY DEFERRED; INSERT INTO sales VALUES (9);"
        ) { report, _ in
            #expect(
                report.failure?.place == .commit(["0000_a"])
                    && report.failure?.error.sqlState?.code == "23503")
        }
    }

    @Test(arguments: [
        ("CREATE INDEX CONCURRENTLY i ON sales (shop);", "cannot run inside a transaction block"),
        ("SELECT 1; COMMIT;", "would end the transaction"),
        ("BEGIN; SELECT 1;", "would end the transaction"),
        ("COPY sales TO STDOUT;", "COPY has no data here"),
        ("SELECT pg_create_physical_replication_slot('s');", "is not undone by ROLLBACK"),
        ("INSERT INTO sales SELECT lo_export(1, '/tmp/x');", "what lo_export does"),
        ("DO $$ BEGIN PERFORM 1; END $$;", "the code of DO"),
        ("CALL p();", "the code of CALL"),
    ])
    func `runs nothing where something could stay`(statement: String, reason: String) async throws {
        try await Self.run("CREATE TABLE fresh ();--> statement-breakpoint\n" + statement) { report, _ in
            #expect(report.observations.isEmpty && report.obstacles.count == 1)
            #expect(report.obstacles.first?.obstacle.reason.contains(reason) == true)
        }
    }

    @Test func `runs savepoints, and blocks that only guard what may be there`() async throws {
        try await Self.run(
            """
            SAVEPOINT s; CREATE TABLE fresh (); ROLLBACK TO SAVEPOINT s;
            DO $$ BEGIN CREATE TYPE mood AS ENUM ('a'); EXCEPTION WHEN duplicate_object THEN null; END $$;
            """
        ) { report, _ in
            #expect(report.isGood && report.observations.count == 4)
        }
    }

    @Test func `says the line of a statement behind comments at which the server points nowhere`()
        async throws
    {
        try await Self.run("-- first\n-- second\nCREATE EXTENSION no_such_thing;") { report, _ in
            guard case .piece(_, _, _, let place, _)? = report.failure?.place else {
                Issue.record("\(report)")
                return
            }
            #expect(place.line == 3)
        }
    }

    @Test func `names who holds the lock that it waits for`() async throws {
        try await ApplyBench.run(["a"], Self.shops) { bench in
            try bench.project.write("ALTER TABLE sales ADD COLUMN x int;", to: "0000_a.sql")
            try await bench.database.whileLocked("sales") {
                let visit = bench.project.workspace.visit(bench.database.target)
                let plan = try await bench.project.workspace.applyPlan(in: visit)
                let report = try await bench.project.workspace.dryRun(plan, in: visit)
                #expect(report.failure?.blockers.first?.query == "SELECT pg_sleep(600)")
                await visit.close()
            }
        }
    }

    @Test func `is told as a table, and what is held for how long`() async throws {
        try await Self.run("ALTER TABLE sales ADD COLUMN x int;") { report, _ in
            let text = DocumentText(report.document(on: .plain(.unicode)), glyphs: .unicode).joined(
                separator: "\n")
            #expect(text.contains("ACCESS EXCLUSIVE on sales"))
            #expect(text.contains("no reads, no writes") && text.contains("ALTER TABLE sales"))
            #expect(text.contains("was aborted."))
        }
    }
}
