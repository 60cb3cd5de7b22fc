import Postgres
import SQL
import TestSupport
import Testing

@Suite struct `A round trip` {
    @Test func `is all that any number of batches cost`() async throws {
        try await withDatabase(
            "CREATE TABLE t AS SELECT g AS a, repeat('x', g) AS b FROM generate_series(1, 300) g"
        ) {
            let counter = try RoundTripCounter(inFrontOf: $0.target)
            let connection = try await Connection.open(counter.target)
            #expect(counter.last.trips == 0)
            let answers = await connection.run([
                Batch(["SELECT * FROM t", "SELECT count(*) FROM t"], searchPath: .session),
                Batch("SELECT 1/0"), Batch("SELECT 1"),
            ])
            #expect(counter.last.trips == 1)
            #expect(answers.cost.roundTrips == 1)
            _ = await connection.run([Batch("SELECT 1")])
            #expect(counter.last.trips == 2)
        }
    }

    @Test func `is what letting us in takes`() async throws {
        try await withDatabase {
            let counter = try RoundTripCounter(inFrontOf: $0.target)
            let connection = try await Connection.open(counter.target)
            #expect(counter.last.startUpTrips == 1)
            await connection.close()
        }
    }

    @Test func `costs exactly the bytes that it says`() async throws {
        try await withDatabase(
            "CREATE TABLE t AS SELECT g AS a, repeat('x', g) AS b FROM generate_series(1, 300) g"
        ) {
            let counter = try RoundTripCounter(inFrontOf: $0.target)
            let connection = try await Connection.open(counter.target)
            // From the second time on, what reads is prepared, and weighs something else.
            for _ in 1...4 {
                let before = counter.last
                let answers = await connection.run([
                    Batch(
                        ["SELECT a, b, NULL FROM t", "SELECT", "", "SET work_mem = '8MB'"],
                        searchPath: .session),
                    Batch(
                        ["CREATE TABLE IF NOT EXISTS u ()", "DROP TABLE u"], access: .readWrite,
                        searchPath: .session),
                ])
                #expect(answers.allSatisfy { $0.error == nil })
                #expect(
                    answers.cost.bytes == ByteCount(counter.last.bytesFromServer - before.bytesFromServer))
                #expect(answers.cost.sent == ByteCount(counter.last.bytesFromClient - before.bytesFromClient))
            }
        }
    }
}
