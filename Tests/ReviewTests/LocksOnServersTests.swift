import Drizzle
import Postgres
import Review
import SQL
import ScratchServer
import TestSupport
import Testing

/// What a review foretells of a statement, laid beside what a server does.
@Suite struct `Locks, rewrites and scans` {
    static let schema = """
        CREATE TABLE ref (id integer PRIMARY KEY, label text);
        CREATE TABLE t (id integer PRIMARY KEY, a integer, b text, c varchar(10), n numeric(8,2), ref_id integer, at timestamptz);
        CREATE TABLE other (id integer PRIMARY KEY, t_id integer CONSTRAINT other_t_fk REFERENCES t (id));
        CREATE INDEX t_a_idx ON t (a);
        CREATE UNIQUE INDEX t_b_key ON t (b);
        CREATE TABLE p (k integer) PARTITION BY RANGE (k);
        CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
        CREATE TABLE p2 (k integer);
        CREATE VIEW v AS SELECT id, label FROM ref;
        CREATE MATERIALIZED VIEW mv AS SELECT id FROM t;
        CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
        CREATE TRIGGER old BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch();
        ALTER TABLE t ADD CONSTRAINT late CHECK (a > 0) NOT VALID;
        INSERT INTO ref SELECT i, i::text FROM generate_series(1, 50) AS i;
        INSERT INTO t SELECT i, i, i::text, i::text, i, i, now() FROM generate_series(1, 50) AS i;
        INSERT INTO other SELECT i, i FROM generate_series(1, 50) AS i;
        ANALYZE;
        """

    static let statements = [
        "ALTER TABLE t ADD COLUMN x integer", "ALTER TABLE t ADD COLUMN x integer DEFAULT 5 NOT NULL",
        "ALTER TABLE t ADD COLUMN x timestamptz DEFAULT now()",
        "ALTER TABLE t ADD COLUMN x uuid DEFAULT gen_random_uuid()", "ALTER TABLE t ADD COLUMN x serial",
        "ALTER TABLE t ADD COLUMN x bigint GENERATED ALWAYS AS IDENTITY",
        "ALTER TABLE t ADD COLUMN x integer GENERATED ALWAYS AS (a + 1) STORED",
        "ALTER TABLE t ADD COLUMN x integer CHECK (x > 0)", "ALTER TABLE t ADD COLUMN x integer UNIQUE",
        "ALTER TABLE t ADD COLUMN x integer REFERENCES ref (id)",
        "ALTER TABLE t ADD COLUMN x integer DEFAULT 1 REFERENCES ref (id)", "ALTER TABLE t DROP COLUMN b",
        "ALTER TABLE t ALTER COLUMN a SET DEFAULT 1", "ALTER TABLE t ALTER COLUMN a DROP DEFAULT",
        "ALTER TABLE t ALTER COLUMN a SET NOT NULL", "ALTER TABLE t ALTER COLUMN id SET NOT NULL",
        "ALTER TABLE t ALTER COLUMN a DROP NOT NULL",
        "ALTER TABLE t ALTER COLUMN ref_id SET DATA TYPE bigint",
        "ALTER TABLE t ALTER COLUMN c SET DATA TYPE text",
        "ALTER TABLE t ALTER COLUMN c SET DATA TYPE varchar(20)",
        "ALTER TABLE t ALTER COLUMN n SET DATA TYPE numeric(10,2)",
        "ALTER TABLE t ALTER COLUMN n SET DATA TYPE numeric(10,4)",
        "ALTER TABLE t ALTER COLUMN b SET STATISTICS 200",
        "ALTER TABLE t ALTER COLUMN b SET STORAGE EXTERNAL",
        "ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0)",
        "ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0) NOT VALID",
        "ALTER TABLE t VALIDATE CONSTRAINT late", "ALTER TABLE t DROP CONSTRAINT late",
        "ALTER TABLE t ADD CONSTRAINT k FOREIGN KEY (ref_id) REFERENCES ref (id)",
        "ALTER TABLE t ADD CONSTRAINT k FOREIGN KEY (ref_id) REFERENCES ref (id) NOT VALID",
        "ALTER TABLE other DROP CONSTRAINT other_t_fk", "ALTER TABLE t ADD CONSTRAINT k UNIQUE (a)",
        "ALTER TABLE t ADD CONSTRAINT k UNIQUE USING INDEX t_b_key", "ALTER TABLE t RENAME TO s",
        "ALTER TABLE t RENAME COLUMN a TO z", "ALTER TABLE t DISABLE TRIGGER old",
        "ALTER TABLE t ENABLE TRIGGER ALL",
        "ALTER TABLE t ENABLE ROW LEVEL SECURITY", "ALTER TABLE t SET (fillfactor = 80)",
        "ALTER TABLE t CLUSTER ON t_a_idx", "ALTER TABLE t SET UNLOGGED",
        "ALTER TABLE t REPLICA IDENTITY FULL",
        "ALTER TABLE p ATTACH PARTITION p2 FOR VALUES FROM (10) TO (20)", "ALTER TABLE p DETACH PARTITION p1",
        "CREATE TABLE p3 PARTITION OF p FOR VALUES FROM (30) TO (40)",
        "CREATE TABLE s (id integer REFERENCES ref (id))", "CREATE INDEX i ON t (b, a)", "DROP INDEX t_a_idx",
        "ALTER INDEX t_a_idx RENAME TO i", "REINDEX TABLE t", "DROP TABLE other", "TRUNCATE other",
        "CREATE TRIGGER fresh BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION touch()",
        "DROP TRIGGER old ON t",
        "CREATE POLICY mine ON t", "CREATE OR REPLACE VIEW v AS SELECT id, label FROM ref", "DROP VIEW v",
        "REFRESH MATERIALIZED VIEW mv", "COMMENT ON TABLE t IS 'x'", "COMMENT ON COLUMN t.a IS 'x'",
        "CREATE STATISTICS st ON a, b FROM t", "ANALYZE t", "CLUSTER t USING t_a_idx",
        "INSERT INTO ref VALUES (99, 'x')", "UPDATE t SET b = 'x' || id", "DELETE FROM other",
        "LOCK TABLE t IN SHARE MODE",
    ]

    @Test(arguments: ServerBinaries.underTest) func `are what the server does`(binaries: ServerBinaries)
        async throws
    {
        try await withDatabase(Self.schema, on: binaries) { database in
            let connection = try await database.connect()
            let question = FactsQuestion()
            let (facts, conditions) = try question.facts(in: await connection.run(question.batches))
            var table: [String] = []
            for statement in Self.statements {
                let foretold = Review([ReviewScript(statement)], facts: facts, under: conditions).statements[
                    0]
                let seen = try await Observation(of: statement, on: connection)
                let difference = seen.difference(from: foretold)
                table.append("\(difference == nil ? "as foretold" : "differs    ")  \(statement)")
                #expect(difference == nil, "\(statement): \(difference ?? "")")
            }
            await connection.close()
            print(table.joined(separator: "\n"))
        }
    }
}
