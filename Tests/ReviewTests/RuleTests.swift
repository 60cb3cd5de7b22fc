import Review
import SQL
import Testing

@Suite struct `The rules find` {
    static let breakpoint = "\n--> statement-breakpoint\n"

    /// What one file says about tables of which nothing is known.
    static let cases: [(sql: String, rules: [String])] = [
        (#"ALTER TABLE "parcels" ADD COLUMN "weight" real;"#, []),
        (#"ALTER TABLE "parcels" ADD COLUMN "weight" real NOT NULL;"#, ["add-column-not-null-no-default"]),
        (#"ALTER TABLE "parcels" ADD COLUMN "weight" real DEFAULT 0 NOT NULL;"#, []),
        (#"ALTER TABLE "parcels" ADD COLUMN "seen" timestamptz DEFAULT now();"#, []),
        (
            #"ALTER TABLE "parcels" ADD COLUMN "draw" float8 DEFAULT random();"#,
            ["add-column-volatile-default"]
        ),
        (#"ALTER TABLE "parcels" ADD COLUMN "number" bigserial;"#, ["add-column-serial"]),
        (
            #"ALTER TABLE "parcels" ADD COLUMN "number" bigint GENERATED ALWAYS AS IDENTITY;"#,
            ["add-column-identity"]
        ),
        (
            #"ALTER TABLE "parcels" ADD COLUMN "loud" text GENERATED ALWAYS AS (upper("label")) STORED;"#,
            ["add-column-generated-stored"]
        ),
        (
            #"ALTER TABLE "parcels" ADD COLUMN "size" integer CHECK ("size" > 0);"#,
            ["add-check-without-not-valid"]
        ),
        (#"ALTER TABLE "parcels" ADD COLUMN "code" text UNIQUE;"#, ["add-unique-constraint"]),
        (#"ALTER TABLE "parcels" ADD COLUMN "extra" json;"#, ["prefer-jsonb"]),
        (#"ALTER TABLE "parcels" ALTER COLUMN "weight" SET DATA TYPE numeric;"#, ["alter-column-type"]),
        (#"ALTER TABLE "parcels" ALTER COLUMN "id" SET DATA TYPE serial;"#, ["alter-column-type-serial"]),
        (#"ALTER TABLE "parcels" ALTER COLUMN "label" SET NOT NULL;"#, ["set-not-null"]),
        (#"ALTER TABLE "parcels" ALTER COLUMN "label" DROP NOT NULL;"#, ["drop-not-null"]),
        (
            #"ALTER TABLE "parcels" ADD CONSTRAINT "k" FOREIGN KEY ("van_id") REFERENCES "vans"("id");"#,
            ["add-fk-without-not-valid", "fk-locks-referenced-table"]
        ),
        (
            #"ALTER TABLE "parcels" ADD CONSTRAINT "k" FOREIGN KEY ("van_id") REFERENCES "vans"("id") NOT VALID;"#,
            ["fk-locks-referenced-table"]
        ),
        (#"ALTER TABLE "parcels" ADD PRIMARY KEY ("id");"#, ["add-primary-key"]),
        (
            #"ALTER TABLE "stays" ADD CONSTRAINT "apart" EXCLUDE USING gist ("nights" WITH &&);"#,
            ["add-exclusion-constraint"]
        ),
        (#"ALTER TABLE "parcels" DROP CONSTRAINT "k" CASCADE;"#, ["drop-cascade", "drop-constraint"]),
        (#"CREATE INDEX "parcels_label_idx" ON "parcels" ("label");"#, ["create-index-not-concurrent"]),
        (#"CREATE INDEX CONCURRENTLY "i" ON "parcels" ("label");"#, ["no-transaction-statement"]),
        (#"DROP INDEX "parcels_label_idx";"#, ["drop-index-not-concurrent"]),
        (#"REINDEX TABLE "parcels";"#, ["reindex-not-concurrent"]),
        (#"REFRESH MATERIALIZED VIEW "totals";"#, ["refresh-matview-not-concurrent"]),
        (
            #"ALTER TABLE "trips" ATTACH PARTITION "trips_26" FOR VALUES FROM (1) TO (9);"#,
            ["attach-partition"]
        ),
        (
            #"CREATE TABLE "trips_27" PARTITION OF "trips" FOR VALUES FROM (9) TO (12);"#,
            ["create-partition-locks-parent"]
        ),
        (#"ALTER TABLE "trips" DETACH PARTITION "trips_25";"#, ["detach-partition-not-concurrent"]),
        (#"ALTER TABLE "parcels" SET UNLOGGED;"#, ["rewrite-table-command"]),
        (#"ALTER TABLE "parcels" DISABLE TRIGGER USER;"#, ["disable-trigger"]),
        (
            #"CREATE TRIGGER t BEFORE UPDATE ON "parcels" FOR EACH ROW EXECUTE FUNCTION touch();"#,
            ["create-trigger"]
        ),
        (#"LOCK TABLE "parcels" IN SHARE MODE;"#, ["lock-table"]),
        (#"TRUNCATE "parcels" CASCADE;"#, ["truncate", "truncate-cascade"]),
        (#"UPDATE "parcels" SET "label" = '';"#, ["update-without-where"]),
        (#"UPDATE "parcels" SET "label" = '' WHERE "label" IS NULL;"#, []),
        (#"DELETE FROM "parcels";"#, ["delete-without-where"]),
        (#"DROP TABLE "parcels";"#, ["drop-table"]),
        (#"ALTER TABLE "parcels" DROP COLUMN "label";"#, ["drop-column"]),
        (#"DROP SCHEMA "old" CASCADE;"#, ["drop-cascade", "drop-schema"]),
        (#"DROP VIEW "totals";"#, ["drop-object"]),
        (#"DROP TYPE "stage";"#, ["drop-type"]),
        (#"ALTER TABLE "parcels" RENAME TO "boxes";"#, ["rename-table"]),
        (#"ALTER TABLE "parcels" RENAME COLUMN "label" TO "name";"#, ["rename-column"]),
        (#"ALTER TYPE "stage" RENAME VALUE 'out' TO 'gone';"#, ["rename-enum-value"]),
        (#"ALTER TABLE "parcels" SET SCHEMA "depot";"#, ["set-schema"]),
        (#"ALTER TABLE "parcels" ENABLE ROW LEVEL SECURITY;"#, ["enable-rls-without-policy"]),
        ("SET search_path TO depot;", ["session-setting-leak"]),
        ("SELECT setval('parcels_id_seq', 7);", ["non-rollbackable-side-effect"]),
        ("CALL tidy_up();", ["opaque-block"]),
        ("DO $$ BEGIN EXECUTE 'DROP TABLE x'; END $$;", ["opaque-block"]),
        (
            #"DO $$ BEGIN CREATE INDEX i ON "parcels" ("label"); EXCEPTION WHEN duplicate_table THEN NULL; END $$;"#,
            ["create-index-not-concurrent", "swallowed-error"]
        ),
        ("COPY parcels FROM stdin;", ["copy-from-stdin"]),
        ("SELECT 1;\n\\echo done", ["psql-meta-command"]),
        ("ALTER TABEL parcels ADD x int;", ["syntax-error"]),
        ("-- nothing here", ["no-executable-statement"]),
        ("SELECT 1;\nSELECT 2;", ["missing-statement-breakpoint"]),
        ("SELECT 1;\(breakpoint)", ["empty-chunk"]),
        (
            "CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$ select 'a'\(breakpoint)$$;",
            ["breakpoint-inside-literal"]
        ),
    ]

    @Test(arguments: cases.map(\.sql)) func `what one file says by itself`(sql: String) throws {
        let wanted = try #require(Self.cases.first { $0.sql == sql }).rules
        #expect(Review.rules(sql) == wanted)
    }

    @Test func `nothing where the same run made the table`() {
        let sql = [
            #"CREATE TABLE "crates" ("id" integer PRIMARY KEY, "label" text);"#,
            #"ALTER TABLE "crates" ADD COLUMN "weight" real NOT NULL;"#,
            #"CREATE INDEX "crates_idx" ON "crates" ("label");"#,
        ].joined(separator: Self.breakpoint)
        #expect(Review.rules(sql) == [])
    }

    @Test func `a value that another file of the run added to an enum`() {
        let rules = Review.rules(
            #"ALTER TYPE "stage" ADD VALUE 'lost';"#,
            #"ALTER TABLE "parcels" ALTER COLUMN "stage" SET DEFAULT 'lost';"#)
        #expect(rules == ["enum-value-used-in-transaction"])
    }

    @Test func `what takes its time while an earlier statement's table is closed`() {
        let sql =
            #"ALTER TABLE "parcels" ADD COLUMN "weight" real;"# + Self.breakpoint
            + #"CREATE INDEX "i" ON "vans" ("plate");"#
        #expect(Review.rules(sql) == ["create-index-not-concurrent", "slow-statement-while-locked"])
    }

    @Test func `a constraint that is validated in the run that added it`() {
        let sql = [
            #"ALTER TABLE "parcels" ADD CONSTRAINT "c" CHECK ("label" IS NOT NULL) NOT VALID;"#,
            #"ALTER TABLE "parcels" VALIDATE CONSTRAINT "c";"#,
            #"ALTER TABLE "parcels" ALTER COLUMN "label" SET NOT NULL;"#,
        ].joined(separator: Self.breakpoint)
        #expect(Review.rules(sql) == ["slow-statement-while-locked", "validate-in-same-transaction"])
    }

    @Test func `no foreign key without an index in a new table`() {
        let sql =
            #"CREATE TABLE "notes" ("id" serial PRIMARY KEY, "parcel_id" integer REFERENCES "parcels"("id"));"#
        #expect(Review.rules(sql) == ["fk-locks-referenced-table", "missing-fk-index"])
    }

    @Test func `what asks for a lock before any timeout is set`() {
        let conditions = Conditions(setsLockTimeout: false, profiles: [.standard])
        let sql = #"ALTER TABLE "parcels" ADD COLUMN "a" integer;"#
        #expect(Review.rules(sql, under: conditions) == ["missing-lock-timeout"])
        #expect(
            Review.rules("SET LOCAL lock_timeout = '1s';\(Self.breakpoint)\(sql)", under: conditions) == [])
    }

    @Test func `style only where it is asked for`() {
        let sql = #"CREATE TABLE "marks" ("at" timestamp, "code" char(3));"#
        #expect(Review.rules(sql) == [])
        #expect(
            Review.rules(sql, under: .strict) == ["ban-char", "prefer-timestamptz", "require-primary-key"])
    }
}
