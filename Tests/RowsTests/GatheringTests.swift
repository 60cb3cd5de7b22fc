import Catalog
import Postgres
import SQL
import TestSupport
import Testing

@testable import Rows

@Suite struct `Gathering what rows refer to` {
    private static let script = """
        CREATE TABLE lands (code text PRIMARY KEY);
        CREATE TABLE towns (id int PRIMARY KEY, land text REFERENCES lands, twin int REFERENCES towns);
        CREATE TABLE people (id int, town int REFERENCES towns, boss int, note text, PRIMARY KEY (id));
        ALTER TABLE people ADD FOREIGN KEY (boss) REFERENCES people;
        INSERT INTO lands VALUES ('AT'), ('CH'), ('DE');
        INSERT INTO towns VALUES (1, 'AT', NULL), (2, 'CH', 1), (3, 'DE', 3);
        INSERT INTO people VALUES (1, 2, NULL, repeat('long ', 1000)), (2, 2, 1, ''), (3, NULL, 3, NULL), (4, 3, 2, NULL);
        """

    @Test func `brings each row once, behind those that it refers to, with whole values`() async throws {
        try await withDatabase(Self.script) { database in
            let (rows, cost) = try await database.gathered("id IN (2, 4)")
            #expect(rows.circles.isEmpty && !rows.isCutShort)
            let names = rows.rows.map { "\($0.source.relation.name.name) \($0.cells[0].text ?? "")" }
            #expect(
                Set(names) == [
                    "lands AT", "lands CH", "lands DE", "towns 1", "towns 2", "towns 3", "people 1",
                    "people 2",
                    "people 4",
                ])
            #expect(names.count == Set(names).count)
            for (first, second) in [
                ("lands CH", "towns 2"), ("towns 1", "towns 2"), ("towns 2", "people 1"),
                ("people 1", "people 2"), ("people 2", "people 4"),
            ] {
                let places = (names.firstIndex(of: first) ?? .max, names.firstIndex(of: second) ?? .min)
                #expect(places.0 < places.1, "\(first) before \(second)")
            }
            #expect(rows.rows.contains { $0.cells.last?.text?.count == 5000 })
            #expect(cost.roundTrips <= 8)
        }
    }

    @Test func `tells a circle, which no order resolves, from a row that refers to itself`() async throws {
        let script =
            Self.script + """
                UPDATE towns SET twin = 2 WHERE id = 1
                """
        try await withDatabase(script) { database in
            let (self_, _) = try await database.gathered("id = 3")
            #expect(self_.rows.count == 1 && self_.circles.isEmpty)
            let (circle, _) = try await database.gathered("id = 1")
            #expect(circle.circles == [[QualifiedName("public", "towns"), QualifiedName("public", "towns")]])
            #expect(circle.rows.count == 5)
        }
    }

    @Test func `ends at a number of rows, and says so`() async throws {
        try await withDatabase(Self.script) { database in
            let (rows, _) = try await database.gathered("true", limit: 2)
            #expect(rows.isCutShort)
            #expect(rows.rows.count { $0.source.relation.name.name.name == "people" } == 2)
            #expect(rows.missing.isEmpty, "what the two refer to is taken along")
            let (all, _) = try await database.gathered("true", limit: 100)
            #expect(!all.isCutShort && all.rows.count == 10)
        }
    }

    @Test func `says how many rows it has left out that are referred to`() async throws {
        let script = """
            CREATE TABLE towns (id int PRIMARY KEY); INSERT INTO towns SELECT generate_series(1, 5000);
            CREATE TABLE people (id int PRIMARY KEY, town int REFERENCES towns);
            INSERT INTO people SELECT n, n % 5000 + 1 FROM generate_series(1, 32000) AS n
            """
        try await withDatabase(script) { database in
            let (all, _) = try await database.gathered("true", limit: 32_000)
            #expect(!all.isPart && all.rows.count == 37_000)
            #expect(all.rows.prefix(5_000).contains { $0.source.relation.name.name.name == "towns" })
            let connection = try await database.connect()
            let source = try await connection.openTable("people", limit: 1).source
            var marked = source
            marked.filter = Filter(keys: (1...32_000).map { RowKey(["\($0)"]) }, of: source)
            let request = GatherRequest(source: marked, .init(rows: 400, steps: 1))
            let (part, _) = try await connection.gather(request)
            #expect(part.isCutShort && part.missing.isEmpty && part.rows.count == 800)
            let (none, _) = try await connection.gather(
                GatherRequest(source: marked, .init(rows: 400, steps: 0)))
            #expect(none.missing == [.init(table: QualifiedName("public", "towns"), count: 400)])
        }
    }
}

extension TestDatabase {
    fileprivate func gathered(_ condition: String, limit: Int = 100) async throws -> (GatheredRows, Cost) {
        let connection = try await connect()
        var source = try await connection.openTable("people", limit: 1).source
        source.filter = try Filter(condition, of: source.columns)
        return try await connection.gather(GatherRequest(source: source, .init(rows: limit, steps: 12)))
    }
}
