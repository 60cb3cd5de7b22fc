import Catalog
import SQL
import TestSupport
import Testing
import Verification

@Suite struct `The way back from a migration` {
    private static let base = """
        CREATE TYPE grade AS ENUM ('low', 'high');
        CREATE TABLE wells (id int PRIMARY KEY, label text NOT NULL, depth int, kind grade DEFAULT 'low',
            twice int GENERATED ALWAYS AS (depth * 2) STORED, CONSTRAINT deep CHECK (depth > 0));
        CREATE TABLE probes (id serial PRIMARY KEY, well int REFERENCES wells, at timestamptz DEFAULT now(),
            note text UNIQUE);
        CREATE INDEX by_well ON probes (well);
        CREATE VIEW shallow AS SELECT id, label FROM wells WHERE depth < 10;
        """

    /// A migration, and what the way back says.
    struct Way: CustomTestStringConvertible, Sendable {
        let migration: String
        let notes: [String]
        var testDescription: String { migration }

        init(_ migration: String, _ notes: String...) { (self.migration, self.notes) = (migration, notes) }
    }

    private static let ways = [
        Way("CREATE TABLE crews (id int PRIMARY KEY);", "The rows of crews are gone for good."),
        Way("ALTER TABLE wells ADD COLUMN owner text;", "What stands in wells.owner is gone for good."),
        Way("ALTER TABLE wells ADD COLUMN half int GENERATED ALWAYS AS (depth / 2) STORED;"),
        Way("DROP TABLE probes;", "probes comes back empty: only a backup has its rows."),
        Way(
            "DROP VIEW shallow; ALTER TABLE wells DROP COLUMN label;",
            "wells.label comes back empty: give every row a value first, or this stops (23502)."),
        Way(
            "ALTER TABLE probes DROP COLUMN at;",
            "probes.at comes back with its default in every row: only a backup has what stood in it."),
        Way("ALTER TABLE wells DROP COLUMN twice;"),
        Way("ALTER TABLE wells RENAME COLUMN kind TO quality;"),
        Way("ALTER TABLE probes RENAME TO samples;"),
        Way(
            "ALTER TABLE probes RENAME TO samples; ALTER TABLE samples RENAME COLUMN well TO source; ALTER TABLE samples ALTER COLUMN note TYPE varchar(40);",
            "probes.note becomes text again: what the way there has changed stays changed, and what does not fit is cut or stops this."
        ),
        Way(
            "ALTER TYPE grade ADD VALUE 'none';",
            "Rows that have 'none' of grade stop this (22P02): give them another value first."),
        Way(
            "ALTER TABLE wells ALTER COLUMN label DROP NOT NULL;",
            "Rows without a value in wells.label stop this (23502)."),
        Way(
            "ALTER TABLE wells DROP CONSTRAINT deep;",
            "Rows of wells that break deep by now stop this (23514)."),
        Way(
            "ALTER TABLE probes DROP CONSTRAINT probes_note_key, DROP CONSTRAINT probes_well_fkey;",
            "Rows of probes that break probes_note_key by now stop this (23505).",
            "Rows of probes that break probes_well_fkey by now stop this (23503)."),
        Way("DROP INDEX by_well; CREATE INDEX by_note ON probes (note, at DESC);"),
        Way(
            "CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE POLICY p ON wells USING (id = one());"
        ),
        Way("ALTER TABLE wells ENABLE ROW LEVEL SECURITY; GRANT SELECT ON wells TO PUBLIC;"),
        Way(
            "CREATE SCHEMA lab; CREATE TABLE lab.runs (probe int REFERENCES probes); COMMENT ON TABLE wells IS 'deep';",
            "The rows of lab.runs are gone for good."),
    ]

    @Test(arguments: ways)
    func `leads to the schema from which the same migration leads to the same again`(way: Way) async throws {
        try await RollbackBench.run(Self.base, way.migration) { bench in
            #expect(bench.after.differences(from: bench.before).isEmpty == false)
            #expect(bench.notes == way.notes)
            try await bench.goBack()
            let back = try await bench.database.wholeSchema()
            #expect(back.differences(from: bench.before) == [])
            try await bench.database.run(way.migration)
            let again = try await bench.database.wholeSchema()
            #expect(again.differences(from: bench.after) == [])
        }
    }

    @Test func `keeps the rows of what was renamed, and takes nothing that only looks alike for renamed`()
        async throws
    {
        let base = "CREATE TABLE pairs (a text, z int); INSERT INTO pairs VALUES ('old', 1)"
        try await RollbackBench.run(base, "ALTER TABLE pairs RENAME COLUMN a TO b;") { bench in
            try await bench.goBack()
            let value = try await bench.database.value("SELECT a FROM pairs")
            #expect(value == "old")
        }
        let other = "ALTER TABLE pairs DROP COLUMN a; ALTER TABLE pairs ADD COLUMN b text DEFAULT 'new';"
        try await RollbackBench.run(base, other) { bench in
            #expect(bench.notes.count == 2)
            try await bench.goBack()
            let value = try await bench.database.value("SELECT coalesce(a, 'nothing') FROM pairs")
            #expect(value == "nothing")
        }
    }

    @Test func `lets somebody give a required column its values before it is required`() async throws {
        try await RollbackBench.run(Self.base, "DROP VIEW shallow; ALTER TABLE wells DROP COLUMN label;") {
            bench in
            let statements = bench.plan.steps.map(\.statement)
            #expect(
                statements.prefix(2) == [
                    #"ALTER TABLE "public"."wells" ADD COLUMN "label" text"#,
                    #"ALTER TABLE "public"."wells" ALTER COLUMN "label" SET NOT NULL"#,
                ])
        }
    }

    @Test func `names every statement that nothing undoes`() async throws {
        let migration = """
            ALTER TABLE wells ADD COLUMN seen bool;
            UPDATE wells SET seen = true;
            DO $$ BEGIN PERFORM 1; END $$;
            COMMENT ON TABLE wells IS 'x';
            """
        try await RollbackBench.run(Self.base, migration) { bench in
            let found = bench.plan.leftovers.map { "\($0.line) \($0.cause.rawValue)" }
            #expect(found == ["2 rows", "3 code", "4 traceless"])
        }
    }

    @Test func `ends no comment of its script with a name`() async throws {
        let migration = "ALTER TABLE wells ADD COLUMN \"a\nDROP TABLE probes; --\" int;"
        try await RollbackBench.run(Self.base, migration) { bench in
            try await bench.database.run(
                bench.plan.script.split(separator: "\n").filter { $0 != "BEGIN;" && $0 != "COMMIT;" }.joined(
                    separator: "\n"))
            let back = try await bench.database.wholeSchema()
            #expect(back.differences(from: bench.before) == [])
        }
    }
}
