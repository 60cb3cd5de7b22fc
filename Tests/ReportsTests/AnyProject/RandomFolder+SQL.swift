import TestSupport

extension RandomFolder {
    /// The text of a migration.
    static func script(_ chance: inout Chance) -> String {
        let pieces = (0..<chance.number(0...4)).map { _ in
            chance.happens(60) ? chance.pick(plain) : chance.pick(odd)
        }
        let marker = chance.pick(["--> statement-breakpoint\n", "\n--> statement-breakpoint\n", ";\n", "\n"])
        return pieces.joined(separator: marker) + chance.pick(["", "\n", ";"])
    }

    /// What a migration may well do.
    static let plain = [
        "CREATE TABLE \"t\" (\"a\" text)", "CREATE TABLE t1 (i serial PRIMARY KEY, m mood)", "DROP TABLE t",
        "ALTER TABLE t ADD COLUMN b integer DEFAULT 7 NOT NULL", "ALTER TABLE t RENAME TO u",
        "ALTER TABLE \"public\".\"t\" ALTER COLUMN \"a\" SET DATA TYPE integer USING a::integer",
        "CREATE TYPE mood AS ENUM ('a', 'b')", "ALTER TYPE mood ADD VALUE 'c' BEFORE 'a'",
        "INSERT INTO t VALUES ('c')",
        "CREATE UNIQUE INDEX i ON t USING btree (a)", "CREATE INDEX CONCURRENTLY i ON t (a)",
        "CREATE SCHEMA s",
        "CREATE VIEW v AS SELECT a FROM t", "CREATE POLICY p ON t TO bob USING (true)", "DROP TYPE mood",
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql RETURN 1", "CREATE EXTENSION IF NOT EXISTS citext",
        "GRANT SELECT ON t TO bob", "UPDATE t SET a = 'x' WHERE a IS NULL", "ALTER TABLE t OWNER TO bob",
        "SELECT f()",
    ]

    /// What it had better not, and what is no SQL at all.
    static let odd = [
        "ROLLBACK", "COMMIT AND CHAIN", "BEGIN", "VACUUM", "PREPARE TRANSACTION 'x'", "SET ROLE bob",
        "SET ROLE 'none'",
        "SET LOCAL search_path = ''", "SET", "SET x", "SET x TO", "SET ROLE", "RESET", "RESET ALL",
        "RESET SESSION",
        "SET TRANSACTION", "SET TRANSACTION READ", "SET SESSION AUTHORIZATION", "SET TIME ZONE",
        "SET a.b = 1, 2",
        "SELECT set_config('search_path', '', false)", "SELECT set_config(", "SELECT 1/0", "SELECT /0",
        "SELECT 1/",
        "SELECT 1 % 0", "SELECT pg_sleep(1e300)", "SELECT pg_sleep(-1)", "SELECT pg_sleep('NaN')",
        "SELECT pg_sleep(",
        "SELECT pg_sleep('-infinity')", "SET statement_timeout = '5 fortnights'",
        "SET statement_timeout = -5",
        "SET lock_timeout TO 99999999999999999999", "SET statement_timeout = '1e400s'", "TRUNCATE public.log",
        "DELETE FROM drizzle.log", "DROP SCHEMA drizzle CASCADE", "CREATE TABLE log (i int)",
        "DROP TABLE log", "INSERT INTO t VALUES (f(1))", "UPDATE t SET a = 1", "TRUNCATE t, log",
        "WITH x AS (DELETE FROM t RETURNING *) SELECT * FROM x", "ALTER TABLE t ALTER a TYPE text",
        "ALTER TABLE t DISABLE TRIGGER ALL", "ALTER TABLE t ENABLE TRIGGER USER", "DROP TRIGGER a ON t",
        "CREATE TRIGGER a BEFORE UPDATE ON t EXECUTE FUNCTION f()", "DROP INDEX a", "DROP ROLE bob",
        "ALTER ROLE bob RENAME TO eve", "SET ROLE \"default\"", "ALTER TABLE t RENAME TO u",
        "DO $$ BEGIN RAISE EXCEPTION '%%%', 'a'; END $$", "DO $$ BEGIN RAISE", "DO $$ BEGIN RAISE; END $$",
        "DO 'x'",
        "DO $$ BEGIN RAISE USING ERRCODE = ; END $$", "DO $$ BEGIN RAISE SQLSTATE; END $$", "RAISE",
        "COPY t FROM stdin",
        "SELECT $1", "SELECT '\u{0}'", "", ";", ";;;", "/*", "*/", "'", "\"", "$x$", "-- ", "\\d",
        "é\u{301} ☃", "COPY",
        "-- Custom SQL migration file, put your code below! --", "/* --> statement-breakpoint */", "ALTER",
        "CREATE",
        "SELECT '--> statement-breakpoint'", "CREATE TABLE \"\(String(repeating: "é", count: 40))\" (a int)",
        "GRANT",
        "ALTER TABLE t RENAME a TO \"\"", "U&\"\\FFFF\"", "SELECT \(String(repeating: "(", count: 500))",
        "DROP",
        "CREATE TABLE t (\(String(repeating: "a int, ", count: 200)) a int)", "SELECT E'\\xZZ'",
        "\u{FEFF}SELECT 1",
    ]
}
