import Drizzle
import Postgres
import SQL
import TestSupport
import Testing
import Verification

@Suite struct `What a migration left` {
    /// One object of each kind.
    private static let everything = """
        CREATE SCHEMA "shop";
        --> statement-breakpoint
        CREATE EXTENSION IF NOT EXISTS "citext";
        CREATE TYPE "public"."state" AS ENUM('new', 'paid', 'sent');
        --> statement-breakpoint
        CREATE DOMAIN "short" AS varchar(20);
        CREATE SEQUENCE "shop"."numbers" INCREMENT BY 5 START WITH 10 MINVALUE -3;
        CREATE TABLE "users" (
        	"id" serial PRIMARY KEY NOT NULL,
        	"email" "citext" NOT NULL,
        	"name" varchar(255) DEFAULT 'nobody' NOT NULL,
        	"joined" timestamp (3) with time zone DEFAULT now(),
        	"score" numeric(10, 2) DEFAULT 0,
        	"tags" text[] DEFAULT '{}'::text[] NOT NULL,
        	CONSTRAINT "users_email_unique" UNIQUE("email"),
        	CONSTRAINT "positive" CHECK ("users"."score" >= 0)
        );
        --> statement-breakpoint
        CREATE TABLE "shop"."orders" (
        	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "shop"."orders_id_seq" START WITH 1),
        	"user_id" integer,
        	"state" "state" DEFAULT 'new' NOT NULL,
        	"label" "short",
        	"loud" integer GENERATED ALWAYS AS ("user_id" * 2) STORED
        );
        --> statement-breakpoint
        ALTER TABLE "shop"."orders" ADD CONSTRAINT "orders_user_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
        --> statement-breakpoint
        CREATE INDEX "orders_state_idx" ON "shop"."orders" USING btree ("state", "user_id" DESC NULLS LAST) WHERE "user_id" IS NOT NULL;
        CREATE VIEW "paid" AS SELECT "id" FROM "shop"."orders" WHERE "state" = 'paid';
        CREATE MATERIALIZED VIEW "totals" AS SELECT count(*) AS "n" FROM "users";
        CREATE FUNCTION "touch"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
        CREATE TRIGGER "touched" BEFORE UPDATE ON "users" FOR EACH ROW EXECUTE FUNCTION "touch"();
        ALTER TABLE "users" ENABLE ROW LEVEL SECURITY;
        CREATE POLICY "own" ON "users" AS PERMISSIVE FOR SELECT TO public USING ("id" > 0);
        COMMENT ON COLUMN "users"."email" IS 'how to reach them';
        GRANT SELECT ON "users" TO PUBLIC;
        """

    /// Runs the migrations, does something to the database behind Drizzle's back, and looks.
    private func report(_ migrations: [String], then harm: String? = nil) async throws -> LandingReport {
        try await withDatabase { database in
            let folder = try WrittenFolder(migrations).folder
            let run = DrizzleRun(database: database)
            try await run.apply(folder)
            if let harm { try await database.run(harm) }
            return try await run.landing(of: folder)
        }
    }

    @Test func `is all there when nobody touched it`() async throws {
        let report = try await report([Self.everything])
        #expect(report.crosses == [])
        #expect(report.statements.summary == "landed 17/17")
        #expect(report.migrations[0].statements.flatMap(\.effects).flatMap(\.notes) == [])
    }

    /// What is done, and the one cross that has to be seen: its kind, its name, and what is said.
    private static let harms: [(harm: String, cross: String)] = [
        (#"DROP VIEW "paid""#, "view paid: is not there"),
        (#"DROP MATERIALIZED VIEW "totals""#, "materialized view totals: is not there"),
        (#"DROP SEQUENCE "shop"."numbers""#, "sequence shop.numbers: is not there"),
        (#"ALTER SEQUENCE "shop"."numbers" INCREMENT BY 7"#, "sequence shop.numbers: its increment is 7"),
        (#"DROP INDEX "shop"."orders_state_idx""#, "index shop.orders_state_idx: is not there"),
        (
            #"ALTER TABLE "shop"."orders" DROP CONSTRAINT "orders_user_fk""#,
            "constraint shop.orders.orders_user_fk: is not there"
        ),
        (#"ALTER TABLE "users" DROP CONSTRAINT "positive""#, "constraint users.positive: is not there"),
        (
            #"ALTER TABLE "users" DROP CONSTRAINT "users_email_unique""#,
            "constraint users.users_email_unique: is not there"
        ),
        (#"ALTER TABLE "users" ALTER "name" TYPE text"#, "column users.name: its type is text"),
        (#"ALTER TABLE "users" ALTER "name" DROP NOT NULL"#, "column users.name: it is nullable"),
        (#"ALTER TABLE "users" ALTER "joined" SET NOT NULL"#, "column users.joined: it is NOT NULL"),
        (
            #"ALTER TABLE "users" ALTER "name" SET DEFAULT 'somebody'"#,
            "column users.name: its default is 'somebody'::character varying"
        ),
        (#"ALTER TABLE "users" ALTER "joined" DROP DEFAULT"#, "column users.joined: it has no default"),
        (
            #"ALTER TABLE "users" ALTER "email" SET DEFAULT 'x'"#,
            "column users.email: its default is 'x'::public.citext"
        ),
        (#"ALTER TABLE "users" ALTER "id" DROP DEFAULT"#, "column users.id: it has no default"),
        (
            #"ALTER TABLE "shop"."orders" ALTER "id" SET GENERATED BY DEFAULT"#,
            "column shop.orders.id: it is GENERATED BY DEFAULT AS IDENTITY"
        ),
        (
            #"ALTER TABLE "shop"."orders" ALTER "loud" DROP EXPRESSION"#,
            "column shop.orders.loud: it is not generated"
        ),
        (#"ALTER TABLE "shop"."orders" DROP "label""#, "column shop.orders.label: is not there"),
        (#"DROP TRIGGER "touched" ON "users""#, "trigger users.touched: is not there"),
        (#"DROP POLICY "own" ON "users""#, "policy users.own: is not there"),
        (#"ALTER TABLE "users" DISABLE ROW LEVEL SECURITY"#, "table users: row level security is not on"),
        (#"COMMENT ON COLUMN "users"."email" IS NULL"#, "column users.email: there is no comment"),
        (#"REVOKE SELECT ON "users" FROM PUBLIC"#, "privilege users: everybody does not have it"),
        (#"ALTER TYPE "state" RENAME VALUE 'sent' TO 'gone'"#, "type state: 'sent' is not among its values"),
        (
            #"DROP POLICY "own" ON "users"; CREATE POLICY "own" ON "users" AS RESTRICTIVE FOR SELECT USING ("id" > 0)"#,
            "policy users.own: it is restrictive"
        ),
        (
            #"ALTER TABLE "shop"."orders" DROP CONSTRAINT "orders_user_fk"; ALTER TABLE "shop"."orders" ADD CONSTRAINT "orders_user_fk" FOREIGN KEY ("user_id") REFERENCES "users"("id")"#,
            "constraint shop.orders.orders_user_fk: it is FOREIGN KEY (user_id) REFERENCES public.users(id)"
        ),
        (
            #"ALTER TABLE "users" DROP CONSTRAINT "positive"; ALTER TABLE "users" ADD CONSTRAINT "positive" CHECK ("score" >= 0) NOT VALID"#,
            "constraint users.positive: it is NOT VALID"
        ),
        (
            #"DROP INDEX "shop"."orders_state_idx"; CREATE INDEX "orders_state_idx" ON "shop"."orders" ("state", "user_id") WHERE "user_id" IS NOT NULL"#,
            "index shop.orders_state_idx: it is shop.orders USING btree (state, user_id) WHERE (user_id IS NOT NULL)"
        ),
        (
            "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'shop.orders_state_idx'::regclass",
            "index shop.orders_state_idx: it is invalid"
        ),
        (
            #"DROP EXTENSION citext CASCADE; ALTER TABLE "users" ADD "email" text NOT NULL; ALTER TABLE "users" ADD CONSTRAINT "users_email_unique" UNIQUE ("email"); COMMENT ON COLUMN "users"."email" IS 'how to reach them'; CREATE DOMAIN citext AS text"#,
            "extension citext: is not there; column users.email: its type is text"
        ),
        (
            #"DROP FUNCTION "touch" CASCADE"#,
            "function touch: is not there; trigger users.touched: is not there"
        ),
    ]

    @Test(arguments: harms)
    func `lacks exactly what somebody took away`(harm: String, cross: String) async throws {
        let report = try await report([Self.everything], then: harm)
        let crosses = report.migrations.flatMap(\.statements).flatMap(\.effects).filter(\.verdict.isCross)
        let words = crosses.map { "\($0.kind.rawValue) \($0.name): \($0.verdict.words)" }.joined(
            separator: "; ")
        #expect(words == cross)
    }

    @Test func `lacks a table with everything on it`() async throws {
        let report = try await report(
            ["CREATE TABLE a (id integer PRIMARY KEY); CREATE INDEX i ON a (id)", "CREATE TABLE b ()"],
            then: "DROP TABLE a")
        #expect(report.crosses.count == 4)
        #expect(report.migrations.map(\.isSound) == [false, true])
        #expect(report.migrations[0].statementCounts.summary == "landed 0/2")
    }

    private static let table =
        #"CREATE TABLE "t" ("a" text NOT NULL, "b" integer DEFAULT 1, CONSTRAINT "k" UNIQUE("a"));"#

    /// A later migration, and what it makes of the first one's effects.
    @Test(arguments: [
        (#"DROP TABLE "t";"#, "table superseded, a superseded, b superseded, k superseded"),
        (#"ALTER TABLE "t" DROP COLUMN "a";"#, "table landed, a superseded, b landed, k superseded"),
        (#"ALTER TABLE "t" RENAME TO "u";"#, "table superseded, a landed, b landed, k landed"),
        (#"ALTER TABLE "t" RENAME COLUMN "a" TO "c";"#, "table landed, a superseded, b landed, k landed"),
        (#"ALTER TABLE "t" DROP CONSTRAINT "k";"#, "table landed, a landed, b landed, k superseded"),
        (
            #"ALTER TABLE "t" ALTER COLUMN "b" SET DATA TYPE bigint;"#,
            "table landed, a landed, b landed, k landed"
        ),
        (
            #"CREATE SCHEMA "s"; ALTER TABLE "t" SET SCHEMA "s";"#,
            "table superseded, a landed, b landed, k landed"
        ),
        (
            #"ALTER TABLE "t" ALTER COLUMN "a" DROP NOT NULL, ALTER "b" DROP DEFAULT;"#,
            "table landed, a landed, b landed, k landed"
        ),
        (
            #"DROP TABLE "t"; CREATE TABLE "t" ("a" integer);"#,
            "table superseded, a superseded, b superseded, k superseded"
        ),
    ])
    func `is superseded where a later migration changed it, not missing`(later: String, outcome: String)
        async throws
    {
        let report = try await report([Self.table, later])
        #expect(report.crosses == [])
        let names = ["table", "a", "b", "k"]
        let words = zip(names, report.migrations[0].statements[0].effects).map { "\($0) \($1.verdict.key)" }
        #expect(words.joined(separator: ", ") == outcome)
    }

    @Test func `says which part of a column a later migration changed`() async throws {
        let report = try await report([
            Self.table, #"ALTER TABLE "t" ALTER COLUMN "b" SET DATA TYPE bigint;"#,
        ])
        #expect(report.migrations[0].statements[0].effects[2].notes == ["type changed by 0001_m"])
    }

    @Test func `survives an enum that is made anew around its column`() async throws {
        let report = try await report([
            #"CREATE TYPE "e" AS ENUM('a', 'b'); CREATE TABLE "t" ("c" "e" DEFAULT 'a');"#,
            """
            ALTER TABLE "t" ALTER COLUMN "c" SET DATA TYPE text;
            ALTER TABLE "t" ALTER COLUMN "c" SET DEFAULT 'a'::text;
            DROP TYPE "public"."e";
            CREATE TYPE "public"."e" AS ENUM('a', 'c');
            ALTER TABLE "t" ALTER COLUMN "c" SET DEFAULT 'a'::"public"."e";
            ALTER TABLE "t" ALTER COLUMN "c" SET DATA TYPE "public"."e" USING "c"::"public"."e";
            """,
            #"ALTER TYPE "e" ADD VALUE 'b' BEFORE 'c'; ALTER TYPE "e" RENAME VALUE 'a' TO 'z';"#,
        ])
        #expect(report.crosses == [])
        #expect(report.migrations[2].statementCounts.summary == "landed 2/2")
        #expect(
            report.migrations[0].statements[0].verdict == .superseded(by: "0001_m", inSameMigration: false))
    }

    @Test func `looks into the blocks of old kits and says plainly what it cannot judge`() async throws {
        let report = try await report([
            """
            CREATE TABLE IF NOT EXISTS "a" ("id" serial PRIMARY KEY);
            DO $$ BEGIN
             ALTER TABLE "a" ADD CONSTRAINT "c" CHECK ("id" > 0);
            EXCEPTION
             WHEN duplicate_object THEN null;
            END $$;
            DO $$ BEGIN PERFORM 1; END $$;
            INSERT INTO "a" DEFAULT VALUES;
            INSERT INTO "a" DEFAULT VALUES;
            SELECT 1;
            """
        ])
        let verdicts = report.migrations[0].statements.map(\.verdict)
        #expect(
            verdicts == [.landed, .landed, .notJudged(.code), .notJudged(.rows("INSERT")), .notJudged(.code)])
        #expect(report.statements.summary == "landed 2/2 · 4 not judged")
        #expect(report.statements.unjudgedShare == 67)
    }

    @Test func `is no cross where a block of code speaks of it`() async throws {
        let report = try await report([
            #"CREATE TABLE "t" ("a" text);"#, #"DO $$ BEGIN EXECUTE 'ALTER TABLE t DROP COLUMN a'; END $$"#,
        ])
        #expect(report.crosses == [])
        #expect(
            report.migrations[0].statements[0].effects[1].verdict == .notJudged(.touchedByCode(tag: "0001_m"))
        )
    }

    @Test func `finds names that PostgreSQL cut or chose itself`() async throws {
        let long = String(repeating: "very_long_", count: 8)
        let report = try await report([
            """
            CREATE TABLE "\(long)" ("id" integer PRIMARY KEY, "e" text UNIQUE, "r" integer REFERENCES "\(long)", CHECK ("id" > 0));
            CREATE INDEX ON "\(long)" (lower("e"), "r");
            CREATE TABLE "t" ("a" integer CHECK ("a" > 0) CHECK ("a" < 9), UNIQUE ("a"));
            """
        ])
        #expect(report.crosses == [])
        #expect(report.statements.summary == "landed 3/3")
    }

    @Test func `finds the key of a table that was made anew beside the old one`() async throws {
        let report = try await report([
            "CREATE TABLE u (id integer PRIMARY KEY, n text UNIQUE);",
            "ALTER TABLE u RENAME TO old; CREATE TABLE u (id integer PRIMARY KEY, n text UNIQUE);",
        ])
        #expect(report.crosses == [])
        #expect(
            report.migrations[1].statements[1].effects.map(\.name) == [
                "u", "u.id", "u.n", "u.u_pkey1", "u.u_n_key1",
            ])
    }

    @Test func `goes with the table that a partition belongs to`() async throws {
        let report = try await report([
            "CREATE TABLE p (a integer) PARTITION BY LIST (a); CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);",
            "DROP TABLE p;",
        ])
        #expect(report.crosses == [])
        #expect(report.statements.summary == "landed 1/1 · 2 superseded")
    }

    /// What is made, what a later migration drops, and how many of the first one's statements go with it.
    @Test(arguments: [
        ("CREATE VIEW v AS SELECT b.n FROM b", "ALTER TABLE b DROP COLUMN n CASCADE;", 1),
        ("CREATE VIEW v AS SELECT * FROM b", "ALTER TABLE b DROP COLUMN n CASCADE;", 1),
        ("CREATE VIEW v AS SELECT id FROM b", "ALTER TABLE b DROP COLUMN n CASCADE;", 0),
        ("CREATE VIEW v AS SELECT id FROM b WHERE n > 1", "ALTER TABLE b DROP COLUMN n CASCADE;", 1),
        (
            "CREATE MATERIALIZED VIEW v AS WITH c AS (SELECT n FROM b) SELECT c.n FROM c; CREATE VIEW w AS SELECT * FROM v",
            "ALTER TABLE b DROP COLUMN n CASCADE;", 2
        ),
        ("CREATE VIEW v AS SELECT n FROM b", "DROP TABLE b CASCADE;", 2),
        (
            "CREATE VIEW v AS SELECT n FROM b; CREATE OR REPLACE VIEW v AS SELECT n, id FROM b",
            "ALTER TABLE b RENAME n TO m; ALTER TABLE b DROP COLUMN m CASCADE;", 2
        ),
        (
            "CREATE TYPE e AS ENUM ('x'); ALTER TABLE b ADD c e; CREATE VIEW v AS SELECT c FROM b",
            "DROP TYPE e CASCADE;", 3
        ),
        ("CREATE SEQUENCE s OWNED BY b.n", "ALTER TABLE b DROP COLUMN n;", 1),
        ("CREATE SEQUENCE s OWNED BY b.n", "DROP TABLE b;", 2),
    ])
    func `goes with what it looks at`(made: String, dropped: String, count: Int) async throws {
        let report = try await report(["CREATE TABLE b (id integer, n integer); \(made);", dropped])
        #expect(report.crosses == [])
        #expect(report.migrations[0].statementCounts.superseded == count)
    }

    @Test func `goes with a table that was there before the first migration`() async throws {
        try await withDatabase("CREATE TABLE old (id integer, n integer)") { database in
            let folder = try WrittenFolder([
                "CREATE VIEW v AS SELECT n FROM old; CREATE VIEW w AS SELECT id FROM old;",
                "ALTER TABLE old DROP COLUMN n CASCADE;", "DROP TABLE old CASCADE;",
            ]).folder
            let run = DrizzleRun(database: database)
            try await run.apply(folder)
            let report = try await run.landing(of: folder)
            #expect(report.crosses == [])
            #expect(report.migrations[0].statementCounts.superseded == 2)
        }
    }

    @Test func `is nothing where IF EXISTS found nothing`() async throws {
        let report = try await report([
            "ALTER TABLE IF EXISTS nowhere ADD COLUMN a integer; DROP TABLE IF EXISTS nowhere2;"
        ])
        #expect(report.statements.summary == "landed 1/1")
    }

    @Test func `is no table where somebody put a view in its place`() async throws {
        let report = try await report(
            ["CREATE TABLE a (b integer);"],
            then: "ALTER TABLE a RENAME TO c; CREATE VIEW a AS SELECT b FROM c")
        #expect(report.crosses.first == "0000_m: table a 1 column: is not there | live: -")
    }

    @Test(arguments: [#"we"ird"#, #"back\slash, {comma}"#, "line\nbreak", "ünï 😀", "NULL", " ", "'", "$1"])
    func `is found under hostile names`(name: String) async throws {
        let (quoted, type) = (Identifier(name).quoted, Identifier(name + "e").quoted)
        let report = try await report([
            """
            CREATE SCHEMA \(quoted);
            CREATE TYPE \(quoted).\(type) AS ENUM (\(SQL.literal(name)), 'b');
            CREATE TABLE \(quoted).\(quoted) (\(quoted) \(quoted).\(type) DEFAULT \(SQL.literal(name)) NOT NULL,
              CONSTRAINT \(quoted) CHECK (\(quoted) IS NOT NULL));
            CREATE INDEX i ON \(quoted).\(quoted) (\(quoted));
            COMMENT ON TABLE \(quoted).\(quoted) IS \(SQL.literal(name));
            """
        ])
        #expect(report.crosses == [])
        #expect(report.statements.summary == "landed 5/5")
    }

    @Test func `is looked up by a role that may read nothing but the catalog`() async throws {
        try await withDatabase { database in
            let folder = try WrittenFolder([Self.everything]).folder
            let run = DrizzleRun(database: database)
            try await run.apply(folder)
            let connection = try await database.connect()
            let role = Identifier("reader_\(database.name)")
            let statements: [SQL] = [
                "CREATE ROLE \(role)", "GRANT USAGE ON SCHEMA drizzle TO \(role)",
                "GRANT SELECT ON drizzle.__drizzle_migrations TO \(role)",
            ]
            _ = try await connection.run(Batch(statements, access: .readWrite))
            _ = try await connection.run(Batch("SET SESSION AUTHORIZATION \(role)", access: .autocommit))
            _ = try await connection.run(Batch("SET search_path = nowhere", access: .autocommit))
            let report = try await run.landing(of: folder, over: connection)
            #expect(report.crosses == [])
            #expect(report.statements.landed == 17)
            _ = try await connection.run(
                Batch(["RESET SESSION AUTHORIZATION"], access: .autocommit))
            _ = try await connection.run(
                Batch(["DROP OWNED BY \(role)", "DROP ROLE \(role)"], access: .readWrite))
            await connection.close()
        }
    }
}
