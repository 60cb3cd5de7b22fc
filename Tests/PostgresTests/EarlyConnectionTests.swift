import SQL
import TestSupport
import Testing

@testable import Postgres

@Suite struct `A connection whose first question is known` {
    @Test func `has the answer when it has arrived, for the first who asks`() async throws {
        try await withDatabase { database in
            let arrival = try EarlyConnection(at: database.target) { facts in
                [Batch("SELECT \(facts.database), 42")]
            }
            let connection = try await arrival.connection()
            let first = try #require(arrival.takeAnswers())
            #expect(try first.batches[0].get()[0][0, 0] == database.name)
            #expect(arrival.takeAnswers() == nil)
            #expect(try await connection.run(Batch("SELECT 1"))[0][0, 0] == "1")
            await connection.close()
        }
    }

    @Test func `can be closed by a task that was cancelled before it asked for it`() async throws {
        try await withDatabase { database in
            let arrival = try EarlyConnection(at: database.target) { _ in [Batch("SELECT 1")] }
            arrival.wait(.seconds(30))
            let isClosed = await Task {
                withUnsafeCurrentTask { $0?.cancel() }
                guard let connection = try? await arrival.connection() else { return false }
                await connection.close()
                return true
            }.value
            #expect(isClosed)
        }
    }

    @Test func `tells why there is none`() async throws {
        try await withDatabase { database in
            var target = database.target
            target.parameters["dbname"] = "nowhere"
            let arrival = try EarlyConnection(at: target) { _ in [] }
            await #expect(throws: PostgresError.self) { _ = try await arrival.connection() }
            #expect(arrival.takeAnswers() == nil)
        }
    }
}
