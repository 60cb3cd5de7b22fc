import Postgres
import SQL
import TestSupport
import Testing

@testable import Catalog

@Suite struct `The list of relations` {
    static let script = """
        CREATE SCHEMA shop;
        CREATE TABLE shop.orders (id int PRIMARY KEY, total int);
        COMMENT ON TABLE shop.orders IS 'What was bought';
        INSERT INTO shop.orders SELECT n, n FROM generate_series(1, 250) AS n;
        ALTER TABLE shop.orders ADD CONSTRAINT positive CHECK (total > 0) NOT VALID;
        ALTER TABLE shop.orders ENABLE ROW LEVEL SECURITY;
        CREATE UNLOGGED TABLE "Odd ""name"" 😀" ();
        CREATE VIEW shop.recent AS SELECT * FROM shop.orders;
        CREATE MATERIALIZED VIEW shop.totals AS SELECT sum(total) FROM shop.orders WITH NO DATA;
        CREATE TABLE shop.visits (at date) PARTITION BY RANGE (at);
        CREATE TABLE shop.visits_1 PARTITION OF shop.visits FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
        CREATE TABLE shop.visits_2 PARTITION OF shop.visits DEFAULT PARTITION BY RANGE (at);
        CREATE TABLE shop.visits_3 PARTITION OF shop.visits_2 DEFAULT;
        INSERT INTO shop.visits SELECT date '2026-01-20' + n FROM generate_series(1, 30) AS n;
        ANALYZE shop.orders; ANALYZE shop.visits_1; ANALYZE shop.visits_3;
        """

    @Test func `is found by its columns, those of partitions once`() async throws {
        try await withDatabase(Self.script) { database in
            let connection = try await database.connect()
            let relations = Dictionary(
                uniqueKeysWithValues: try await database.relations().map { ($0.oid, $0.name.description) })
            for limit in [100, 3] {
                let question = ColumnNamesQuestion(limit: limit)
                let columns = try question.names(in: await connection.run([question.batch])[0])
                let names = columns.map { "\(relations[$0.relation] ?? "").\($0.name) \($0.type)" }
                let all = [
                    "shop.orders.id integer", "shop.orders.total integer", "shop.recent.id integer",
                    "shop.recent.total integer", "shop.totals.sum bigint", "shop.visits.at date",
                ]
                #expect(Set(names).isSubset(of: all) && names.count == min(limit, all.count))
            }
        }
    }

    @Test func `has every kind, by schema and name, with what is known about each`() async throws {
        try await withDatabase(Self.script) { database in
            let relations = try await database.relations()
            #expect(
                relations.map(\.name.description) == [
                    "public.Odd \"name\" 😀", "shop.orders", "shop.recent", "shop.totals", "shop.visits",
                    "shop.visits_1", "shop.visits_2", "shop.visits_3",
                ])
            #expect(
                relations.map(\.kind) == [
                    .table, .table, .view, .materializedView, .partitionedTable, .table, .partitionedTable,
                    .table,
                ])
            #expect(relations.map(\.estimatedRows) == [nil, 250, nil, nil, 30, 11, 19, 19])
            #expect(relations[1].comment == "What was bought")
            #expect(relations[5].parent == relations[4].oid)
            #expect(relations[7].parent == relations[6].oid)
        }
    }

    @Test func `marks what a person should know`() async throws {
        try await withDatabase(Self.script) { database in
            let relations = try await database.relations()
            #expect(relations[0].traits == [.unlogged, .neverAnalysed])
            #expect(relations[1].traits == [.rowSecurity, .unvalidatedConstraint])
            #expect(relations[2].traits == [])
            #expect(relations[3].traits.contains(.unpopulated))
        }
    }

    @Test func `has the server's own relations only on demand`() async throws {
        try await withDatabase { database in
            let own = try await database.relations()
            #expect(own.isEmpty)
            let system = try await database.relations(includingSystem: true)
            #expect(system.contains { $0.name == QualifiedName("pg_catalog", "pg_class") })
            #expect(system.allSatisfy { $0.traits.contains(.system) })
        }
    }

    @Test func `tells an index that was left invalid`() async throws {
        try await withDatabase("CREATE TABLE t (a int); CREATE INDEX broken ON t (a)") { database in
            try await database.run(
                "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'broken'::regclass")
            let relations = try await database.relations()
            #expect(relations.first?.traits == [.invalidIndex, .neverAnalysed])
        }
    }

    @Test func `tells what may not be read`() async throws {
        let script = """
            CREATE TABLE secret (a int); CREATE TABLE partly (a int, b int); CREATE ROLE guest_of_list;
            GRANT SELECT (b) ON partly TO guest_of_list
            """
        try await withDatabase(script) { database in
            let connection = try await database.connect()
            let list = RelationList()
            let batch = Batch(["SET LOCAL ROLE guest_of_list"] + list.batch.statements)
            let answer = await connection.run([batch])[0]
            let relations = try list.relations(
                in: BatchAnswer(results: Array(try answer.get().dropFirst()), error: nil, cost: .none))
            #expect(relations.map { $0.traits.contains(.unreadable) } == [false, true])
            try await database.run("DROP OWNED BY guest_of_list; DROP ROLE guest_of_list")
        }
    }

    @Test func `tells a schema in which nothing may be used`() async throws {
        let script = """
            CREATE SCHEMA closed; CREATE TABLE closed.a (a int); CREATE TABLE open (a int);
            CREATE ROLE visitor_of_list; GRANT SELECT ON closed.a, open TO visitor_of_list
            """
        try await withDatabase(script) { database in
            let connection = try await database.connect()
            let list = RelationList()
            let batch = Batch(["SET LOCAL ROLE visitor_of_list"] + list.batch.statements)
            let answer = await connection.run([batch])[0]
            let relations = try list.relations(
                in: BatchAnswer(results: Array(try answer.get().dropFirst()), error: nil, cost: .none))
            #expect(relations.map { $0.traits.contains(.withoutSchema) } == [true, false])
            try await database.run("DROP OWNED BY visitor_of_list; DROP ROLE visitor_of_list")
        }
    }
}

extension TestDatabase {
    func relations(includingSystem: Bool = false) async throws -> [Relation] {
        let connection = try await connect()
        let list = RelationList(includesSystem: includingSystem)
        return try list.relations(in: await connection.run([list.batch])[0])
    }

    func sizes() async throws -> RelationSizes {
        let connection = try await connect()
        let question = SizesQuestion()
        return try question.sizes(in: await connection.run([question.batch])[0])
    }

    func structure(_ name: String) async throws -> Structure {
        let connection = try await connect()
        let found = try await connection.run(Batch(RelationSummary.oid(named: name), searchPath: .session))
        let question = StructureQuestion(try #require(found[0].oid(0, 0)))
        return try question.structure(in: await connection.run([question.batch])[0])
    }
}

@Suite struct `The sizes of relations` {
    private static let script = """
        CREATE TABLE small (id int PRIMARY KEY); CREATE TABLE large (id int PRIMARY KEY, text text);
        INSERT INTO large SELECT n, repeat('x', 500) FROM generate_series(1, 5000) AS n;
        CREATE VIEW seen AS SELECT * FROM small
        """

    @Test func `count indexes and everything else, and views take nothing`() async throws {
        try await withDatabase(Self.script) { database in
            let (relations, sizes) = (try await database.relations(), try await database.sizes())
            let named = Dictionary(uniqueKeysWithValues: relations.map { ($0.name.name.name, sizes[$0.oid]) })
            #expect(named["seen"] == .some(nil))
            guard case .known(let small)?? = named["small"], case .known(let large)?? = named["large"] else {
                Issue.record("a table has no size")
                return
            }
            #expect(small == 8192 && large > 2_000_000)
        }
    }

    @Test func `do not wait for a table that somebody holds for themselves`() async throws {
        try await withDatabase(Self.script) { database in
            try await database.whileLocked("large") {
                let sizes = try await database.sizes()
                #expect(sizes.values.contains(.locked) && sizes.count == 2)
            }
        }
    }
}
