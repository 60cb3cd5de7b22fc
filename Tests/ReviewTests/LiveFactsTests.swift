import Postgres
import Review
import SQL
import ScratchServer
import TestSupport
import Testing

@Suite struct `A database tells a review` {
    @Test(arguments: ServerBinaries.underTest)
    func `which tables are empty, and what keeps a type from changing`(
        binaries: ServerBinaries
    ) async throws {
        let script = """
            CREATE TYPE stage AS ENUM ('in', 'out');
            CREATE TABLE full_one (id serial PRIMARY KEY, label varchar(10) NOT NULL, stage stage);
            CREATE TABLE empty_one (id integer, CONSTRAINT known CHECK (id IS NOT NULL));
            CREATE VIEW labels AS SELECT label FROM full_one;
            CREATE INDEX full_label ON full_one (label);
            INSERT INTO full_one (label) VALUES ('a'), ('b');
            ANALYZE;
            """
        try await withDatabase(script, on: binaries) { database in
            let connection = try await database.connect()
            let question = FactsQuestion()
            let (facts, conditions) = try question.facts(in: await connection.run(question.batches))
            await connection.close()
            let full = try #require(facts.tables[QualifiedName("public", "full_one")])
            let empty = try #require(facts.tables[QualifiedName("public", "empty_one")])
            #expect(full.rows == 2)
            #expect(empty.rows == 0)
            #expect(empty.notNullChecks == [Identifier("id")])
            #expect(full.columns[Identifier("id")]?.name.name.name == "serial")
            #expect(full.dependents[Identifier("label")] == ["view labels"])
            #expect(
                facts.indexes[QualifiedName("public", "full_label")] == QualifiedName("public", "full_one"))
            #expect(facts.enums[QualifiedName("public", "stage")] == ["in", "out"])
            #expect(facts.searchPath == [Identifier("public")])
            #expect(conditions.major >= 12)
        }
    }

    @Test(arguments: [
        "pg_terminate_backend(id) IS NULL", "public.length(label) > 1", "id OPERATOR(public.<) 3",
        "id = 1 OR (SELECT true)", "missing > 1", "CASE WHEN id > 1 THEN pg_sleep(9) IS NULL END",
    ])
    func `nothing about a CHECK that does more than look`(check: String) {
        let facts = Facts.table("parcels", .with(["id": "integer", "label": "text"]))
        let sql = "ALTER TABLE parcels ADD CONSTRAINT c CHECK (\(check));"
        let findings = Review.findings([ReviewScript(sql)], facts)
        #expect(findings.contains { $0.rule == "add-check-without-not-valid" })
        #expect(findings.compactMap(\.question) == [])
    }

    @Test func `how many rows are in the way`() async throws {
        let script = """
            CREATE TABLE vans (id integer PRIMARY KEY);
            CREATE TABLE parcels (id integer, label text, van_id integer);
            INSERT INTO vans VALUES (1);
            INSERT INTO parcels VALUES (1, 'a', 1), (2, 'a', 7), (3, NULL, NULL);
            """
        try await withDatabase(script) { database in
            let connection = try await database.connect()
            let question = FactsQuestion()
            let (facts, _) = try question.facts(in: await connection.run(question.batches))
            let sql = """
                ALTER TABLE "parcels" ALTER COLUMN "label" SET NOT NULL;
                ALTER TABLE "parcels" ADD CONSTRAINT "one" UNIQUE ("label");
                ALTER TABLE "parcels" ADD CONSTRAINT "van" FOREIGN KEY ("van_id") REFERENCES "vans"("id");
                ALTER TABLE "parcels" ADD CONSTRAINT "low" CHECK ("parcels"."id" < 3 AND length("label") > 0);
                """
            let asked = Review.findings([ReviewScript(sql)], facts).compactMap(\.question)
            #expect(asked.map(\.kind) == [.missingValue, .duplicate, .orphan, .unmet])
            for question in asked {
                let answer = await connection.run([Batch(question.count)])[0]
                #expect(try answer.get()[0].int(0, 0) == 1)
            }
            // What the grid shows of them: of a value that is there twice, both rows.
            let rows = asked.map { "SELECT count(*) FROM parcels WHERE \($0.condition ?? "")" }
            let counts = await connection.run(rows.map { Batch(SQL(unsafe: $0), searchPath: .session) })
            #expect(try counts.map { try $0.get()[0].int(0, 0) } == [1, 2, 1, 1])
            await connection.close()
        }
    }
}
