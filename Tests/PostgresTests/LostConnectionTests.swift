import Postgres
import SQL
import ScratchServer
import TestSupport
import Testing

@Suite struct `A lost connection` {
    @Test(arguments: ServerBinaries.underTest)
    func `says so when an administrator has ended it`(binaries: ServerBinaries) async throws {
        try await withDatabase(on: binaries) { database in
            let connection = try await database.connect()
            let pid = Int(connection.backendPID)
            _ = try await database.value("SELECT pg_terminate_backend(\(pid)::int)")
            try await database.waitUntil("SELECT count(*) = 0 FROM pg_stat_activity WHERE pid = \(pid)::int")
            let answers = await connection.run([Batch("SELECT 1"), Batch("SELECT 2")])
            #expect(answers.map { $0.error?.kind } == [.connectionLost, .connectionLost])
            #expect(await !connection.isOpen)
            #expect(await connection.run([Batch("SELECT 1")])[0].error?.kind == .connectionLost)
        }
    }

    @Test(arguments: ServerBinaries.underTest)
    func `is told while nothing is asked`(binaries: ServerBinaries) async throws {
        try await withDatabase(on: binaries) { database in
            let connection = try await database.connect()
            #expect(await connection.run([Batch("SELECT 1")])[0].error == nil)
            let (losses, tell) = AsyncStream.makeStream(of: PostgresError.self)
            await connection.whenLost { tell.yield($0) }
            let pid = Int(connection.backendPID)
            _ = try await database.value("SELECT pg_terminate_backend(\(pid)::int)")
            var waiting = losses.makeAsyncIterator()
            let loss = await waiting.next()
            #expect(loss?.kind == .connectionLost)
            #expect(loss?.message == "terminating connection due to administrator command")
            #expect(await !connection.isOpen)
            #expect(await connection.run([Batch("SELECT 1")])[0].error?.kind == .connectionLost)
        }
    }

    @Test func `is not what a change of the server's settings makes of it`() async throws {
        let server = try await ScratchServer.start()
        let connection = try await Connection.open(server.target())
        let (losses, tell) = AsyncStream.makeStream(of: PostgresError.self)
        await connection.whenLost { tell.yield($0) }
        let other = try await Connection.open(server.target())
        // Sessions are told of this one without having asked.
        _ = try await other.run(Batch("ALTER SYSTEM SET TimeZone = 'Asia/Tokyo'", access: .autocommit))
        _ = try await other.run(Batch("SELECT pg_reload_conf()"))
        #expect(try await connection.run(Batch("SELECT 1"))[0].int(0, 0) == 1)
        #expect(await connection.isOpen)
        try await server.halt()
        var waiting = losses.makeAsyncIterator()
        #expect(await waiting.next()?.kind == .connectionLost)
        await server.stop()
    }

    @Test func `delivers what came before the end`() async throws {
        try await withDatabase { database in
            let connection = try await database.connect()
            let answers = await connection.run([
                Batch("SELECT 1"), Batch(["SELECT 2", "SELECT pg_terminate_backend(pg_backend_pid())"]),
                Batch("SELECT 3"),
            ])
            #expect(answers.map { $0.results.count } == [1, 1, 0])
            #expect(answers.map { $0.error?.kind } == [nil, .connectionLost, .connectionLost])
            #expect(answers[1].error?.sqlState == SQLState("57P01"))
        }
    }

    @Test func `is what a dead line is taken for once the time of a statement is over`() async throws {
        try await withDatabase { database in
            let line = try HalfOpenLine(inFrontOf: database.target)
            let limits = SessionLimits(statementTimeout: .milliseconds(100))
            let connection = try await Connection.open(line.target, limits: limits)
            #expect(try await connection.run(Batch("SELECT 1"))[0].int(0, 0) == 1)
            line.die()
            let error = await connection.run([Batch("SELECT 2")])[0].error
            #expect(error?.kind == .connectionLost)
            #expect(error?.message.contains("was silent when its time was over") == true)
            #expect(await connection.run([Batch("SELECT 3")])[0].error?.kind == .connectionLost)
        }
    }

    @Test func `ends a copy in the middle`() async throws {
        try await withDatabase { database in
            let line = try HalfOpenLine(inFrontOf: database.target)
            let connection = try await Connection.open(line.target)
            let error = await #expect(throws: PostgresError.self) {
                try await connection.copy("COPY (SELECT generate_series(1, 1000000000)) TO STDOUT") { _ in
                    line.cut()
                }
            }
            #expect(error?.kind == .connectionLost)
            #expect(error?.message.contains("closed the connection") == true)
        }
    }

    @Test func `leaves no transaction that writes waiting`() async throws {
        try await withDatabase { database in
            let connection = try await database.connect()
            let setting: SQL = "SELECT pg_catalog.current_setting('idle_in_transaction_session_timeout')"
            let found = try await connection.transact(
                WritingTransaction(question: []), decide: { _ in [setting] })
            #expect(found[0][0, 0] == "10s")
            #expect(try await connection.run(Batch(setting))[0][0, 0] == "0")
        }
    }

    @Test func `comes back as a new one after a restart`() async throws {
        let server = try await ScratchServer.start()
        let connection = try await Connection.open(server.target())
        #expect(try await connection.run(Batch("SELECT 1"))[0].int(0, 0) == 1)
        try await server.restart()
        #expect(await connection.run([Batch("SELECT 1")])[0].error?.kind == .connectionLost)
        let next = try await Connection.open(server.target())
        #expect(try await next.run(Batch("SELECT 2"))[0].int(0, 0) == 2)
        await server.stop()
    }

    @Test func `is also what closing makes of it`() async throws {
        try await withDatabase { database in
            let connection = try await database.connect()
            await connection.close()
            #expect(await connection.run([Batch("SELECT 1")])[0].error?.kind == .connectionLost)
        }
    }
}
