import Drizzle
import Postgres
import SQL
import ScratchServer
import TestSupport
import Testing
import Verification
import Workspace

@Suite struct `A run` {
    private static let columns: SQL = """
        SELECT string_agg(column_name || ' ' || data_type || ' ' || coalesce(column_default, '') || ' ' || is_nullable, ', '
                          ORDER BY ordinal_position)
          FROM information_schema.columns WHERE table_schema = 'drizzle'
        """

    @Test(arguments: ServerBinaries.underTest)
    func `leaves the ledger that Drizzle 0_45 leaves`(binaries: ServerBinaries) async throws {
        try await ApplyBench.run(["a", "b"], on: binaries) { bench in
            let report = try await bench.apply()
            #expect(report.applied.map(\.tag) == ["0000_a", "0001_b"])
            #expect(report.after?.isInStep == true && report.landing?.isSound == true)
            let (rows, form) = (try await bench.ledger, try await bench.database.value(Self.columns))
            try await withDatabase(on: binaries) { other in
                let theirs = ApplyBench(project: bench.project, database: other)
                try await bench.project.apply(2, to: other.target)
                #expect(try await theirs.ledger == rows)
                #expect(try await other.value(Self.columns) == form)
            }
            #expect(try await bench.tables == "a b")
        }
    }

    @Test func `leaves the ledger that Drizzle 1_0 leaves`() async throws {
        try await ApplyBench.runFolders(["20260101000000_a", "20260102000000_b"]) { bench in
            try await bench.apply()
            let rows: SQL =
                "SELECT string_agg(hash || created_at || name, ' ' ORDER BY id) FROM drizzle.__drizzle_migrations"
            let ours = try await bench.database.value(rows)
            try await withDatabase { other in
                let connection = try await other.connect()
                try await DrizzleReplay(on: connection).migrateFolders(in: bench.project.migrations)
                await connection.close()
                #expect(try await other.value(rows) == ours)
                let form = try await bench.database.value(Self.columns)
                #expect(try await other.value(Self.columns) == form)
            }
        }
    }

    @Test func `gives a ledger of 0_x the names of 1_0 first, as Drizzle does`() async throws {
        let old = """
            CREATE SCHEMA drizzle;
            CREATE TABLE drizzle.__drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at bigint);
            INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ('x', 1767225600123);
            CREATE TABLE ta ()
            """
        try await ApplyBench.runFolders(["20260101000000_a", "20260102000000_b"], old) { bench in
            let report = try await bench.apply()
            #expect(report.isUpgraded && report.applied.map(\.tag) == ["20260102000000_b"])
            let rows = try await bench.database.value(
                "SELECT string_agg(concat(name, ' ', applied_at IS NULL), ', ' ORDER BY id) FROM drizzle.__drizzle_migrations"
            )
            #expect(rows == "20260101000000_a t, 20260102000000_b f")
        }
    }

    @Test func `takes everything back where the server stops it, and says where`() async throws {
        try await ApplyBench.run(["a", "b"]) { bench in
            try bench.project.write(
                "CREATE TABLE b ();--> statement-breakpoint\nSELECT 1;\nALTER TABLE b\n  ADD x nosuch;",
                to: "0001_b.sql")
            let failure = try #require(try await bench.failure())
            guard case .piece(let tag, _, let piece, let place, let statement) = failure.place else {
                Issue.record("\(failure)")
                return
            }
            #expect(tag == "0001_b" && piece == 2 && statement == "ALTER TABLE b")
            #expect(place == SourcePlace(line: 4, column: 9, text: "  ADD x nosuch;"))
            #expect(failure.error.sqlState?.code == "42704" && failure.kept == .nothing)
            #expect(try await bench.tables == "")
            #expect(try await bench.ledger == "")
        }
    }

    @Test func `says what stays where a file has ended the transaction`() async throws {
        try await ApplyBench.run(["a", "b"]) { bench in
            try bench.project.write("CREATE TABLE a (); COMMIT;", to: "0000_a.sql")
            try bench.project.write("SELECT 1 / 0;", to: "0001_b.sql")
            let failure = try await bench.failure()
            #expect(failure?.kept == .whatFileCommitted(tag: "0000_a"))
            #expect(try await bench.tables == "a")
        }
    }

    @Test func `meets what was deferred at COMMIT`() async throws {
        try await ApplyBench.run(["a"]) { bench in
            try bench.project.write(
                """
                CREATE TABLE p (id int PRIMARY KEY);
                CREATE TABLE a (p int REFERENCES p DEFERRABLE INITIALLY DEFERRED); INSERT INTO a VALUES (1);
                """, to: "0000_a.sql")
            let failure = try await bench.failure()
            #expect(failure?.place == .commit(["0000_a"]) && failure?.error.sqlState?.code == "23503")
            #expect(try await bench.tables == "")
        }
    }

    @Test func `sends each piece as one query, so that it may set the transaction's level or copy`()
        async throws
    {
        try await ApplyBench.run(["a"]) { bench in
            try bench.project.write(
                "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE; CREATE TABLE a (); COPY a TO STDOUT; SELECT 1;",
                to: "0000_a.sql")
            try await bench.apply()
            #expect(try await bench.tables == "a")
        }
    }

    @Test func `refuses COPY from a source that nobody has, and goes on with the next`() async throws {
        try await ApplyBench.run(["a"]) { bench in
            try bench.project.write("CREATE TABLE a (x int); COPY a FROM STDIN;", to: "0000_a.sql")
            #expect(try await bench.failure()?.error.message.contains("No source stream defined") == true)
            try bench.project.write("CREATE TABLE a (x int);", to: "0000_a.sql")
            try await bench.apply()
        }
    }

    @Test func `leaves nothing behind of what a file sets in its session`() async throws {
        try await ApplyBench.run(["a", "b"]) { bench in
            try bench.project.write(
                "SET search_path = 'nowhere'; SET lock_timeout = '77s';", to: "0000_a.sql")
            try bench.project.write("CREATE TABLE public.b ();", to: "0001_b.sql")
            let report = try await bench.apply()
            #expect(report.after?.isInStep == true)
            #expect(
                try await bench.database.value(
                    """
                    SELECT count(*) FROM pg_locks
                     WHERE locktype = 'advisory'
                       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                    """) == "0")
        }
    }
}

/// What a file asserts of the data.
@Suite struct `An assertion of a file` {
    private static let rows = "CREATE TABLE songs (id int); INSERT INTO songs VALUES (1), (2)"

    private static func failure(_ text: String) async throws -> ApplyFailure? {
        var failure: ApplyFailure?
        try await ApplyBench.run(["a"], rows) { bench in
            try bench.project.write(text, to: "0000_a.sql")
            failure = try await bench.failure()
            #expect(try await bench.database.value("SELECT count(*) FROM songs") == "2")
        }
        return failure
    }

    @Test func `that is not true behind the migration takes it back`() async throws {
        let failure = try await Self.failure(
            "-- raingauge:assert SELECT count(*) = 2 FROM songs;\nDELETE FROM songs WHERE id = 1;")
        guard case .assertion("0000_a", _, let assertion, .after)? = failure?.place else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(assertion == ApplyAssertion(line: 1, query: "SELECT count(*) = 2 FROM songs"))
        #expect(failure?.error.message == "the answer is f and not true" && failure?.kept == .nothing)
    }

    @Test func `that is not true before the migration lets it not begin`() async throws {
        let failure = try await Self.failure(
            "DELETE FROM songs;\n  -- raingauge:assert SELECT count(*) = 3 FROM songs")
        guard case .assertion("0000_a", _, _, .before)? = failure?.place else {
            Issue.record("\(String(describing: failure))")
            return
        }
    }

    @Test func `that holds is nothing to speak of`() async throws {
        try await ApplyBench.run(["a"], Self.rows) { bench in
            try bench.project.write(
                "-- raingauge:assert SELECT count(*) = 2 FROM songs\nUPDATE songs SET id = id + 1;",
                to: "0000_a.sql")
            #expect(try await bench.apply().applied.count == 1)
        }
    }
}

/// What a person may want otherwise.
@Suite struct `A run by choice` {
    @Test func `ends behind a migration that is named`() async throws {
        try await ApplyBench.run(["a", "b", "c"]) { bench in
            let choice = ApplyChoice(last: "1")
            let report = try await bench.apply(choice)
            #expect(report.applied.map(\.tag) == ["0000_a", "0001_b"])
            let again = try await bench.refusal(choice)
            #expect(again == .notToBeRun(tag: "0001_b", .applied))
            let unknown = try await bench.refusal(ApplyChoice(last: "0007"))
            #expect(unknown == .noSuchMigration("0007", in: bench.project.migrations))
        }
    }

    @Test func `applies what Drizzle passes over, with the time that the journal has`() async throws {
        try await ApplyBench.run(["a", "b"]) { bench in
            let connection = try await bench.database.connect()
            try await DrizzleReplay(on: connection).migrateJournal(in: bench.project.migrations)
            await connection.close()
            try await bench.database.run(
                "DROP TABLE a; DELETE FROM drizzle.__drizzle_migrations WHERE created_at = 1785000000000")
            #expect(try await bench.apply().applied.isEmpty)
            let report = try await bench.apply(ApplyChoice(includesSkipped: true))
            #expect(report.applied.map(\.tag) == ["0000_a"] && report.after?.isInStep == true)
        }
    }

    @Test func `commits each migration by itself, so that what came before a failure stays`() async throws {
        try await ApplyBench.run(["a", "b"]) { bench in
            try bench.project.write("SELECT 1 / 0;", to: "0001_b.sql")
            let choice = ApplyChoice(isEachCommitted: true)
            #expect(try await bench.failure(choice)?.kept == .migrations(["0000_a"]))
            #expect(try await bench.tables == "a")
            try bench.project.write("CREATE TABLE b ();", to: "0001_b.sql")
            #expect(try await bench.apply(choice).applied.map(\.tag) == ["0001_b"])
        }
    }
}
