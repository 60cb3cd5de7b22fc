import Browser
import Catalog
import Postgres
import Reports
import Rows
import SQL
import TestSupport
import Testing

@testable import raingauge

@Suite struct `Opening a table` {
    private static let script = """
        CREATE TABLE orders (id bigint PRIMARY KEY, note text, total numeric(10,2), made timestamptz, tags text[]);
        INSERT INTO orders SELECT n, 'note ' || n, n, '2026-01-01', '{a,b}' FROM generate_series(1, 300) AS n;
        CREATE TABLE heap (v text);
        INSERT INTO heap SELECT 'row ' || n FROM generate_series(1, 300) AS n
        """

    /// What the server was told beforehand does not travel again.
    @Test func `costs one round trip and at most 4 kB on the way up`() async throws {
        try await withDatabase(Self.script) { database in
            let counter = try RoundTripCounter(inFrontOf: database.target)
            let connection = try await Connection.open(counter.target)
            // As the first screen does, which tells that the session is ours.
            let names = try await connection.run(
                Batch(
                    "SELECT 'orders'::regclass::oid::bigint, 'heap'::regclass::oid::bigint",
                    searchPath: .session))[0]
            await connection.rehearse(OpenTable.rehearsal(pageSize: 100))
            var trips: [Int] = []
            for place in [0, 1, 0, 1] {
                let table = Oid(try #require(names[0, place].flatMap { UInt32($0) }))
                let before = counter.last
                let (structure, request) = (
                    StructureQuestion(table), OpenRequest(relation: table, limit: 100)
                )
                let answers = await connection.run([structure.batch, request.pageBatch])
                let opening = try request.opening(of: try structure.structure(in: answers[0]), in: answers[1])
                #expect(opening.firstPage?.rowCount == 100)
                #expect(opening.firstPage?.hasMoreAfter == true)
                trips.append(counter.last.trips - before.trips)
                #expect(counter.last.bytesFromClient - before.bytesFromClient <= 4096)
                #expect(counter.last.bytesFromServer - before.bytesFromServer <= 32_768)
            }
            // A busy machine may carry what goes up in two pieces, and the first is answered then; it never takes fewer trips.
            #expect(trips.min() == 1)
            await connection.close()
        }
    }

    @Test func `shows the same rows the first time as any other time`() async throws {
        try await RunnerBench.run(Self.script) { bench in
            let first = try await bench.page("orders")
            let again = try await bench.page("orders")
            #expect(first == again)
            #expect(try await bench.page("heap").rowCount == 10)
        }
    }

    @Test func `remembers how a table is read, and has that confirmed`() async throws {
        try await RunnerBench.run(Self.script) { bench in
            let (first, again) = (try await bench.opening("orders"), try await bench.opening("orders"))
            #expect([first, again].map(\.isRemembered) == [false, true])
            #expect(try again.page.get() == first.page.get())
            let confirmed = try await bench.answer(to: ConfirmStructure(try await bench.oid("orders")))
            #expect(confirmed.isRead(like: again.structure))
            #expect(try await bench.opening("orders").structure == confirmed)
        }
    }

    @Test func `reads a table that is remembered with whatever filter it is opened`() async throws {
        try await RunnerBench.run(Self.script) { bench in
            let columns = try await bench.opening("orders").page.get().source.columns
            let filter = try Filter("id > 290 AND note <> ''", of: columns)
            let filtered = try await bench.opening("orders", filter: filter)
            #expect(filtered.isRemembered)
            let page = try filtered.page.get()
            #expect(page.rowCount == 10)
            #expect(page[0, 0].text == "291")
        }
    }

    /// A statement that was stopped would only be stopped again; what may not be read may be readable in part.
    @Test(arguments: [("57014", true), ("42501", false)])
    func `asks a second time for the page of a remembered table only where that may succeed`(
        code: String, isRemembered: Bool
    ) async throws {
        let script = "CREATE VIEW numbers AS SELECT n, now()::text AS at FROM generate_series(1, 3) AS n"
        try await RunnerBench.run(script) { bench in
            _ = try await bench.opening("numbers")
            try await bench.database.run(
                """
                CREATE FUNCTION refuses() RETURNS text LANGUAGE plpgsql
                    AS $$ BEGIN RAISE EXCEPTION 'not now' USING ERRCODE = '\(code)'; END $$;
                CREATE OR REPLACE VIEW numbers AS SELECT n, refuses() AS at FROM generate_series(1, 3) AS n
                """)
            let again = try await bench.opening("numbers")
            #expect(again.isRemembered == isRemembered)
            #expect(throws: Problem.self) { try again.page.get() }
        }
    }

    /// What changes of a table between two openings, and whether its rows would be read in another way.
    private static let changes = [
        "ALTER TABLE orders ADD COLUMN more int", "ALTER TABLE orders DROP COLUMN tags",
        "ALTER TABLE orders RENAME COLUMN note TO remark", "ALTER TABLE orders ALTER COLUMN total TYPE text",
        "ALTER TABLE orders RENAME TO purchases; ALTER TABLE heap RENAME TO orders",
    ]

    @Test(arguments: changes)
    func `asks for everything again where the page shows that the table has changed`(change: String)
        async throws
    {
        try await RunnerBench.run(Self.script) { bench in
            let relation = try await bench.oid("orders")
            _ = try await bench.opening("orders")
            try await bench.database.run(change)
            let request = OpenRequest(relation: relation, limit: 10)
            let now = try await bench.answer(to: OpenTable(request))
            #expect(!now.isRemembered)
            #expect(now.structure.columns.map(\.name) == (try now.page.get()).source.columns.map(\.name))
        }
    }

    @Test(arguments: [
        "ALTER TABLE orders DROP CONSTRAINT orders_pkey", "ALTER TABLE orders ENABLE ROW LEVEL SECURITY",
        "CREATE UNIQUE INDEX ON orders (total)", "GRANT SELECT (id) ON orders TO PUBLIC",
    ])
    func `forgets how a table was read when the catalog says that it is read in another way`(
        change: String
    ) async throws {
        try await RunnerBench.run(Self.script) { bench in
            let known = try await bench.opening("orders")
            try await bench.database.run(change)
            let now = try await bench.answer(to: ConfirmStructure(try await bench.oid("orders")))
            #expect(!now.isRead(like: known.structure))
            #expect(try await bench.opening("orders").isRemembered == false)
        }
    }
}
