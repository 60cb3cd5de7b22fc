import Browser
import Catalog
import Postgres
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
}
