import Postgres
import SQL
import ScratchServer
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

    @Test func `is cut into segments by TCP, which are counted`() async throws {
        let server = try await ScratchServer.start(
            ScratchServer.Configuration(
                listensOnTCP: true,
                accessRules: ["local all postgres trust", "host all postgres 127.0.0.1/32 trust"]))
        var target = server.target()
        let beside = try await Connection.open(target)
        target.parameters["host"] = "127.0.0.1"
        let across = try await Connection.open(target)
        let wide = Batch("SELECT pg_catalog.repeat('x', 300000)")
        let cost = await across.run([wide]).cost
        let segments = try #require(cost.segments)
        // No segment of IPv4 holds more than 64 kB, and none of these is empty.
        #expect((5...100).contains(segments.received), "\(segments)")
        #expect((1...10).contains(segments.sent), "\(segments)")
        let small = try #require(await across.run([Batch("SELECT 1")]).cost.segments)
        #expect(small.received < segments.received)
        #expect(await beside.run([wide]).cost.segments == nil)
        await across.close()
        await beside.close()
        await server.stop()
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
