import SQL
import Testing

@Suite struct `A definition made of somebody's text` {
    @Test(arguments: [
        "CREATE SCHEMA c", "CREATE TYPE c.mood AS ENUM ('calm', 'wild')",
        "CREATE SEQUENCE c.s INCREMENT BY 2 NO CYCLE",
        "CREATE TABLE c.t (a int DEFAULT nextval('live'), CONSTRAINT k CHECK (a > 0))",
        "CREATE VIEW c.v AS SELECT 1 AS x", "CREATE MATERIALIZED VIEW c.v AS SELECT 1 AS x WITH NO DATA",
        "CREATE UNIQUE INDEX i ON c.t (a)", "CREATE POLICY p ON c.t USING (a = 1)",
    ])
    func `is taken where it defines one thing, and nothing is planned for it`(text: String) {
        let creation = DescribingCreation(text)
        #expect(creation?.schema?.name == "c")
        #expect(creation?.plannedSchemas == nil)
    }

    @Test(arguments: [
        // The text of a materialized view that wants its rows, or another statement behind it.
        "CREATE MATERIALIZED VIEW c.v AS SELECT setval('live', 1) WITH DATA -- WITH NO DATA",
        "CREATE MATERIALIZED VIEW c.v AS SELECT 1; DROP TABLE live -- WITH NO DATA",
        "CREATE VIEW c.v AS SELECT 1; SELECT setval('live', 1)", "CREATE OR REPLACE VIEW c.v AS SELECT 1",
        "CREATE VIEW c.v AS WITH x AS (DELETE FROM live RETURNING 1) SELECT 1",
        "CREATE TABLE c.t AS SELECT setval('live', 1)", "CREATE TABLE c.t (a int) INHERITS (live)",
        "CREATE TABLE c.t (LIKE live)",
        "CREATE TABLE c.t PARTITION OF live FOR VALUES IN (setval('live', 1))",
        "CREATE TABLE c.t (a int REFERENCES live)", "CREATE SEQUENCE c.s OWNED BY live.id",
        "CREATE SCHEMA c CREATE TABLE live (a int)", "CREATE INDEX CONCURRENTLY i ON c.t (a)",
        "DROP TABLE live", "SELECT 1", "CREATE TABLE c.t (a int", "",
    ])
    func `is refused where it would be more`(text: String) {
        #expect(DescribingCreation(text) == nil)
    }

    @Test(
        arguments: [
            ("CREATE INDEX i ON c.t (lower(a))", []), ("CREATE INDEX i ON c.t (a) WHERE a > 1", []),
            ("CREATE INDEX i ON c.t (evil.f(a))", ["evil"]),
            ("CREATE INDEX i ON c.t (a) WHERE a OPERATOR(evil.>) 1", ["evil"]),
            ("CREATE INDEX i ON c.t ((a::evil.kind))", ["evil"]),
            (
                "CREATE TABLE c.t (a int, b int GENERATED ALWAYS AS (evil.f(a) + pg_catalog.abs(a)) STORED)",
                ["evil", "pg_catalog"]
            ),
        ] as [(String, Set<String>)])
    func `tells whose functions PostgreSQL would call to define it`(text: String, schemas: Set<String>) {
        #expect(DescribingCreation(text)?.plannedSchemas == schemas)
    }
}
