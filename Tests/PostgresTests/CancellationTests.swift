import Postgres
import SQL
import TestSupport
import Testing

@Suite struct `Cancelling a task` {
    @Test func `stops the server and keeps the session`() async throws {
        try await withDatabase { database in
            let connection = try await database.connect()
            let task = Task {
                await connection.run([
                    Batch("SELECT 1"), Batch("SELECT pg_sleep(60)"), Batch("SELECT pg_sleep(60)"),
                ])
            }
            try await database.waitUntil(
                "SELECT count(*) > 0 FROM pg_stat_activity WHERE query LIKE '%pg_sleep(60)%' AND pid <> pg_backend_pid()"
            )
            task.cancel()
            let answers = await task.value
            #expect(answers[0].error == nil)
            #expect(answers[1].error?.kind == .cancelled(.byUser))
            #expect(answers[2].error?.kind == .cancelled(.byUser))
            #expect(try await database.state(of: connection) == "idle")
            #expect(try await connection.run(Batch("SELECT 2"))[0].int(0, 0) == 2)
        }
    }

    @Test func `before its turn sends nothing`() async throws {
        try await withDatabase { database in
            let connection = try await database.connect()
            let task = Task {
                _ = await connection.run([Batch("SELECT pg_sleep(0.2)")])
                withUnsafeCurrentTask { $0?.cancel() }
                return await connection.run([Batch("SELECT 1")])
            }
            #expect(await task.value[0].error?.kind == .cancelled(.byUser))
            #expect(try await connection.run(Batch("SELECT 2"))[0].int(0, 0) == 2)
        }
    }

    @Test func `at any moment never hits the next statement`() async throws {
        try await withDatabase { database in
            let connection = try await database.connect()
            for round in 0..<100 {
                let task = Task { await connection.run([Batch("SELECT \(round)::int")]) }
                task.cancel()
                _ = await task.value
                #expect(try await connection.run(Batch("SELECT \(round)::int"))[0].int(0, 0) == round)
            }
        }
    }

    @Test func `is told apart from a cancellation by somebody else`() async throws {
        try await withDatabase { database in
            let connection = try await database.connect()
            async let answers = connection.run([Batch("SELECT pg_sleep(60)")])
            let pid = Int(connection.backendPID)
            try await database.waitUntil(
                "SELECT state = 'active' FROM pg_stat_activity WHERE pid = \(pid)::int")
            _ = try await database.value("SELECT pg_cancel_backend(\(pid)::int)")
            #expect(await answers[0].error?.kind == .cancelled(.byAnotherSession))
        }
    }

    @Test func `stops a connection attempt at once`() async throws {
        // A socket that accepts and never says a word.
        let silent = try SilentServer()
        let task = Task { () async throws -> Connection in
            try await Connection.open(silent.target, timeout: .seconds(600))
        }
        await silent.waitForClient()
        task.cancel()
        let error = await #expect(throws: PostgresError.self) { try await task.value }
        #expect(error?.kind == .couldNotConnect(.cancelled))
    }
}
