import Catalog
import Postgres
import SQL
import TestSupport
import Testing

@testable import Rows

@Suite struct `Finding a value` {
    private static let script = """
        CREATE TYPE colour AS ENUM ('red', 'green');
        CREATE DOMAIN mark AS text;
        CREATE TABLE pots (id uuid PRIMARY KEY, label mark, hue colour, size smallint);
        CREATE TABLE shards (of_pot uuid, note varchar(80), at date, place inet);
        CREATE TABLE bins (n int, at int) PARTITION BY RANGE (n);
        CREATE TABLE bins_1 PARTITION OF bins FOR VALUES FROM (0) TO (100);
        CREATE INDEX ON bins (n);
        CREATE VIEW seen AS SELECT * FROM pots;
        INSERT INTO pots VALUES ('9f3c41d0-7b5e-4c2a-9d11-00000000a001', '42', 'red', 42);
        INSERT INTO shards SELECT '9f3c41d0-7b5e-4c2a-9d11-00000000a001', '42 of them', '2026-02-28', '10.0.0.7'
          FROM generate_series(1, 3);
        INSERT INTO bins VALUES (42, 42)
        """

    @Test func `shows every column where its type fits, those with an index first`() async throws {
        try await withDatabase(Self.script) { database in
            let expected = [
                "9F3C41D07B5E4C2A9D1100000000A001": ["pots.id 1", "shards.of_pot 3"],
                " 42 ": ["bins.n 1", "pots.label 1", "pots.size 1", "bins.at 1"],
                "red": ["pots.hue 1"], "2026-02-28": ["shards.at 3"], "10.0.0.7": ["shards.place 3"],
                "nobody": [],
            ]
            for (value, places) in expected {
                let finds = try await database.finds(value)
                #expect(finds == places, "\(value)")
            }
        }
    }

    @Test func `asks all indexes in one round trip, and reads each table once`() async throws {
        try await withDatabase(Self.script) { database in
            let connection = try await database.connect()
            let value = try #require(SoughtValue("42"))
            let columns = try value.question.columns(in: await connection.run([value.question.batch])[0])
            let steps = FindStep.all(for: value, in: columns)
            #expect(steps.map(\.isReading).first == false)
            #expect(steps.filter { !$0.isReading }.count == 1)
            let read = steps.filter(\.isReading).map { $0.columns[0].relation.name.name.name }
            #expect(Set(read).count == read.count)
        }
    }

    @Test func `says what could not be looked into, and goes on`() async throws {
        try await withDatabase(
            "CREATE TABLE a (v text); CREATE TABLE b (v text); INSERT INTO b VALUES ('here')"
        ) { database in
            let connection = try await database.connect()
            let value = try #require(SoughtValue("here"))
            let columns = try value.question.columns(in: await connection.run([value.question.batch])[0])
            try await database.run("DROP TABLE a")
            var outcomes: [Find.Outcome] = []
            for step in FindStep.all(for: value, in: columns) {
                outcomes += try step.finds(in: await connection.run(step.batches)).map(\.outcome)
            }
            #expect(outcomes.contains(.rows(1)))
            #expect(outcomes.contains(.refused("relation \"public.a\" does not exist")))
        }
    }

    @Test(arguments: [
        ("12.5", ["numeric", "float8"]), ("70000", ["int4", "int8", "numeric", "float8"]),
        ("now", []), ("2026-13-01", []), ("1.2.3", []),
    ])
    func `takes a text only for what it is as it stands`(text: String, types: [String]) throws {
        let texts = ["text", "varchar", "bpchar", "name", "citext"]
        #expect(SoughtValue(text)?.question == FittingColumnsQuestion(types: texts + types, label: text))
        #expect(SoughtValue("  ") == nil)
    }
}

extension TestDatabase {
    /// `table.column count` of every find.
    fileprivate func finds(_ text: String) async throws -> [String] {
        let connection = try await connect()
        let value = try #require(SoughtValue(text))
        let columns = try value.question.columns(in: await connection.run([value.question.batch])[0])
        var finds: [Find] = []
        for step in FindStep.all(for: value, in: columns) {
            finds += try step.finds(in: await connection.run(step.batches))
        }
        return finds.map { find in
            let count = if case .rows(let rows) = find.outcome { "\(rows)" } else { "\(find.outcome)" }
            return "\(find.column.relation.name.name).\(find.column.column.name) \(count)"
        }
    }
}
