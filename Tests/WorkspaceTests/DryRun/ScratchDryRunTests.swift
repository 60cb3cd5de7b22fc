import Drizzle
import Postgres
import Reports
import SQL
import ScratchServer
import Terminal
import TestSupport
import Testing
import Verification

@testable import Workspace

@Suite struct `A rehearsal on a copy` {
    private static let shops = """
        CREATE TYPE size AS ENUM ('s', 'l');
        CREATE TABLE shops (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text, size size DEFAULT 's',
            twice int GENERATED ALWAYS AS (id * 2) STORED);
        CREATE TABLE sales (id serial PRIMARY KEY, shop int NOT NULL REFERENCES shops, parent int REFERENCES sales,
            at timestamptz DEFAULT now(), tags text[], agent int);
        INSERT INTO shops (name) SELECT 'shop ' || i FROM generate_series(1, 500) AS i;
        INSERT INTO sales (shop, parent, tags, agent)
            SELECT 501 - i, CASE WHEN i % 4 = 0 THEN i - 1 END, ARRAY['a', NULL], i % 7 FROM generate_series(1, 500) AS i;
        CREATE TABLE notes (shop int REFERENCES shops, body text);
        INSERT INTO notes VALUES (250, NULL), (NULL, 'x, "y"');
        CREATE TABLE agents (id int PRIMARY KEY); INSERT INTO agents SELECT generate_series(0, 300);
        CREATE MATERIALIZED VIEW totals AS SELECT shop, count(*) FROM sales GROUP BY shop;
        """

    private func rehearse(
        _ migration: String, rows: Int, _ script: String = shops,
        _ body: (DryRunReport, ApplyBench) async throws -> Void
    ) async throws {
        try await ApplyBench.run(["a"], script) { bench in
            try bench.project.write(migration, to: "0000_a.sql")
            try await body(try await Self.report(bench, as: bench.database.target, rows: rows), bench)
        }
    }

    private static func report(
        _ bench: ApplyBench, as target: ConnectionTarget, rows: Int
    ) async throws -> DryRunReport {
        let visit = bench.project.workspace.visit(target)
        let outcome: Result<DryRunReport, any Error>
        do {
            let plan = try await bench.project.workspace.applyPlan(in: visit)
            outcome = .success(
                try await bench.project.workspace.dryRun(plan, onCopyOf: target, rows: rows, in: visit))
        } catch { outcome = .failure(error) }
        await visit.close()
        return try outcome.get()
    }

    @Test func `has the schema and, unless rows are wanted, none of them`() async throws {
        try await rehearse(
            "ALTER TABLE sales ALTER COLUMN parent SET NOT NULL; SELECT * FROM totals; DROP TABLE notes;",
            rows: 0
        ) { report, bench in
            #expect(report.place == .scratch && report.isGood)
            #expect(report.copy?.gaps == [] && report.copy?.tables == [])
            #expect(report.observations.count == 3)
            let count = try await bench.database.value("SELECT count(*)::text FROM notes")
            #expect(count == "2")
        }
    }

    @Test func `has of each table what is wanted, and all that those rows refer to`() async throws {
        try await rehearse(
            "INSERT INTO shops (name) VALUES ('new'); UPDATE sales SET tags = NULL;", rows: 100
        ) {
            report, _ in
            #expect(report.isGood, "\(String(describing: report.failure))")
            #expect(report.copy?.gaps == [])
            let rows = Dictionary(
                uniqueKeysWithValues: (report.copy?.tables ?? []).map { ($0.name.name.name, $0) })
            // The first fifty and the last fifty, the shop of a note, and of sales those that they follow.
            #expect(rows["shops"]?.rows == 101 && rows["shops"]?.isSample == true)
            #expect(rows["notes"]?.rows == 2 && rows["notes"]?.isSample == false)
            #expect(rows["sales"]?.rows == 100 && rows["sales"]?.isSample == true)
            #expect(report.observations.map(\.rows.updated) == [0, 100])
        }
    }

    @Test func `has what a foreign key would refer to that is only to be added`() async throws {
        try await rehearse("ALTER TABLE sales ADD FOREIGN KEY (agent) REFERENCES agents;", rows: 4) {
            report, _ in
            #expect(report.isGood, "\(String(describing: report.failure))")
        }
        try await rehearse(
            "ALTER TABLE sales ADD FOREIGN KEY (agent) REFERENCES agents;", rows: 10,
            Self.shops + "DELETE FROM agents WHERE id = 3;"
        ) { report, _ in
            #expect(report.failure?.error.sqlState?.code == "23503")
        }
    }

    @Test func `shows what the rows would stop`() async throws {
        try await rehearse("ALTER TABLE notes ALTER COLUMN body SET NOT NULL;", rows: 100) { report, _ in
            #expect(report.failure?.error.sqlState?.code == "23502")
            let text = DocumentText(report.document(on: .plain(.unicode)), glyphs: .unicode).joined(
                separator: "\n")
            #expect(text.contains("It was stopped on the copy; the database was only read."))
            #expect(text.contains("Of agents, sales and shops only a part is there"))
        }
    }

    @Test func `runs what could not be taken back in the database, and nothing that refuses a transaction`()
        async throws
    {
        try await rehearse("DO $$ BEGIN PERFORM 1; END $$;", rows: 0) { report, _ in
            #expect(report.isGood && report.observations.count == 1)
        }
        try await rehearse("CREATE INDEX CONCURRENTLY i ON sales (shop);", rows: 0) { report, _ in
            #expect(report.obstacles.count == 1 && report.copy == nil)
        }
    }

    @Test func `finds names where the session does, and roles by their names`() async throws {
        let script = """
            CREATE SCHEMA shop; CREATE TABLE shop.places (id int);
            CREATE TABLE guarded (id int); ALTER TABLE guarded ENABLE ROW LEVEL SECURITY
            """
        try await ApplyBench.run(["a"], script) { bench in
            try await bench.database.withRole(grants: "") { role in
                try await bench.database.run(
                    """
                    CREATE POLICY own ON guarded TO "\(role)" USING (true);
                    ALTER DATABASE "\(bench.database.name)" SET search_path = shop, public
                    """)
                try bench.project.write(
                    "ALTER TABLE places ADD COLUMN x int; GRANT SELECT ON guarded TO \"\(role)\";",
                    to: "0000_a.sql")
                let report = try await Self.report(bench, as: bench.database.target, rows: 0)
                #expect(report.isGood, "\(String(describing: report.failure))")
                #expect(report.copy?.gaps == [])
            }
        }
    }

    @Test func `lets code of the database do there only what its owner may, and says what is not there`()
        async throws
    {
        let script = """
            CREATE FUNCTION spy(int) RETURNS bool LANGUAGE plpgsql AS $$ BEGIN RETURN true; END $$;
            CREATE TABLE traps (id int CHECK (spy(id)));
            INSERT INTO traps VALUES (1);
            CREATE OR REPLACE FUNCTION spy(int) RETURNS bool LANGUAGE plpgsql AS $$
            BEGIN COPY (SELECT 1) TO PROGRAM 'true'; RETURN true; END $$
            """
        try await rehearse("SELECT 1;", rows: 10, script) { report, _ in
            #expect(report.copy?.gaps.first?.what == "rows of traps")
            #expect(report.copy?.gaps.first?.reason.contains("external program") == true)
        }
    }

    @Test func `is refused with the tables that the role may not read`() async throws {
        try await ApplyBench.run(["a"], "CREATE TABLE open (id int); CREATE TABLE closed (id int)") { bench in
            try bench.project.write("SELECT 1;", to: "0000_a.sql")
            try await bench.database.withRole(grants: "GRANT SELECT ON open TO ?") { role in
                let name = Identifier(bench.database.name).quoted
                try await bench.database.run("GRANT CREATE ON DATABASE \(name) TO \(role)")
                let target = bench.database.server.target(database: bench.database.name, user: role)
                await #expect {
                    _ = try await Self.report(bench, as: target, rows: 0)
                } throws: { error in
                    guard case WorkspaceError.noCopy(let refusal) = error else { return false }
                    return refusal == .mayNotRead([QualifiedName("public", "closed")], role: role)
                        && Problem(refusal).remedy?.contains("SELECT") == true
                }
            }
        }
    }

    @Test func `ends with what it had when it is stopped`() async throws {
        try await ApplyBench.run(["a"], Self.shops) { bench in
            try bench.project.write("SELECT pg_sleep(600);", to: "0000_a.sql")
            let visit = bench.project.workspace.visit(bench.database.target)
            let plan = try await bench.project.workspace.applyPlan(in: visit)
            let (stream, continuation) = AsyncStream<Void>.makeStream()
            let run = Task {
                try await bench.project.workspace.dryRun(
                    plan, onCopyOf: bench.database.target, rows: 0, in: visit
                ) { event in
                    if case .runs = event { continuation.yield() }
                }
            }
            for await _ in stream { break }
            run.cancel()
            let report = try await run.value
            #expect(report.failure?.error.kind == .cancelled(.byUser))
            await visit.close()
        }
    }
}
