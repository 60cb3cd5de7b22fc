import Postgres
import SQL
import ScratchServer
import TestSupport
import Testing

@Suite struct `A batch` {
    @Test(arguments: ServerBinaries.underTest)
    func `reads what is there`(binaries: ServerBinaries) async throws {
        let script = "CREATE TABLE t (a int, b text); INSERT INTO t VALUES (1, 'x'), (2, NULL)"
        try await withDatabase(script, on: binaries) {
            let connection = try await $0.connect()
            let results = try await connection.run(
                Batch(["SELECT a, b FROM t ORDER BY a", "SELECT \("y")::text"], searchPath: .session))
            #expect(results[0].rows.map { results[0].int($0, 0) } == [1, 2])
            #expect(results[0].rows.map { results[0][$0, 1] } == ["x", nil])
            #expect(results[0].columns.map(\.name) == ["a", "b"])
            #expect(results[0].columns.map(\.type) == [Oid(23), Oid(25)])
            #expect(results[0].columns[1].attributeNumber == 2)
            #expect(results[1].columns[0].table == nil)
            #expect(results[1][0, 0] == "y")
        }
    }

    @Test(arguments: ServerBinaries.underTest)
    func `that fails takes nothing with it but itself`(binaries: ServerBinaries) async throws {
        try await withDatabase(on: binaries) {
            let connection = try await $0.connect()
            let answers = await connection.run([
                Batch(["SELECT 1", "SELECT 1/0", "SELECT 3"]),
                Batch(["SELECT 4"]),
            ])
            #expect(answers[0].results.map { $0.int(0, 0) } == [1])
            #expect(answers[0].error?.sqlState == SQLState("22012"))
            #expect(answers[0].error?.kind == .server)
            #expect(try answers[1].get().map { $0.int(0, 0) } == [4])
        }
    }

    @Test func `leaves nothing of what a function in a view did to the session`() async throws {
        try await withDatabase { database in
            try await database.withRole(grants: "") { role in
                let connection = try await database.connect()
                let intruder: SQL = """
                    SELECT set_config('work_mem', '77kB', false), set_config('role', \(role), false),
                           pg_advisory_lock(7), set_config('client_encoding', 'LATIN1', false)
                    """
                let state: SQL = """
                    SELECT current_user = session_user, current_setting('work_mem') = '77kB',
                           current_setting('client_encoding'),
                           EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid())
                    """
                let answers = await connection.run([Batch(intruder, searchPath: .session), Batch(state)])
                #expect(answers[0].error == nil)
                let rows = try answers[1].get()[0]
                #expect((0..<4).map { rows[0, $0] } == ["t", "f", "UTF8", "f"])
            }
        }
    }

    @Test func `tells where a statement is wrong`() async throws {
        try await withDatabase {
            let connection = try await $0.connect()
            let error = await #expect(throws: PostgresError.self) {
                try await connection.run(Batch("SELECT 1 FROM missing", searchPath: .session))
            }
            #expect(error?.sqlState == .undefinedTable)
            #expect(error?.position == 15)
        }
    }

    @Test(arguments: ServerBinaries.underTest)
    func `cannot write unless it says so`(binaries: ServerBinaries) async throws {
        try await withDatabase("CREATE TABLE t (a int)", on: binaries) { database in
            let connection = try await database.connect()
            let insertion: SQL = "INSERT INTO t VALUES (\(1))"
            let refusal = await #expect(throws: PostgresError.self) {
                try await connection.run(Batch(insertion, searchPath: .session))
            }
            #expect(refusal?.sqlState == .readOnlyTransaction)
            let escape = await connection.run([
                Batch(["SET TRANSACTION READ WRITE", insertion], searchPath: .session),
                Batch(
                    ["SELECT set_config('transaction_read_only', 'off', true)", insertion],
                    searchPath: .session),
            ])
            #expect(escape.allSatisfy { $0.error != nil })
            _ = try await connection.run(Batch(insertion, access: .readWrite, searchPath: .session))
            #expect(try await database.value("SELECT count(*) FROM t") == "1")
        }
    }

    @Test func `that writes is undone as a whole when a part of it fails`() async throws {
        try await withDatabase("CREATE TABLE t (a int PRIMARY KEY DEFERRABLE INITIALLY DEFERRED)") {
            database in
            let connection = try await database.connect()
            let answers = await connection.run([
                Batch(["INSERT INTO t VALUES (1)", "SELECT 1/0"], access: .readWrite, searchPath: .session),
                Batch(["INSERT INTO t VALUES (2)"], access: .readWrite, searchPath: .session),
                Batch(["INSERT INTO t VALUES (3), (3)"], access: .readWrite, searchPath: .session),
                Batch(["SELECT string_agg(a::text, ',') FROM t"], searchPath: .session),
            ])
            #expect(answers[0].error?.sqlState == SQLState("22012"))
            #expect(answers[1].error == nil)
            #expect(answers[2].error?.sqlState == SQLState("23505"), "the COMMIT fails, not the INSERT")
            #expect(answers[3].results.first?[0, 0] == "2")
        }
    }

    @Test(arguments: [
        Batch("SELECT 1/0"), Batch("SELECT 1/0", access: .readWrite, searchPath: .session), Batch("BEGIN"),
        Batch(["BEGIN", "SELECT 1/0"]), Batch("SELECT pg_advisory_xact_lock(1)"),
    ])
    func `leaves no transaction open, whatever is in it`(batch: Batch) async throws {
        try await withDatabase { database in
            let connection = try await database.connect()
            _ = await connection.run([batch])
            #expect(try await database.state(of: connection) == "idle")
            #expect(try await connection.run(Batch("SELECT 1"))[0].int(0, 0) == 1)
        }
    }

    @Test func `gives up on a statement that takes too long`() async throws {
        try await withDatabase { database in
            let connection = try await database.connect()
            let limits = SessionLimits(statementTimeout: .milliseconds(50))
            let answers = await connection.run([
                Batch("SELECT pg_sleep(60)", limits: limits), Batch("SELECT 2"),
            ])
            #expect(answers[0].error?.kind == .cancelled(.statementTimeout))
            #expect(try answers[1].get()[0].int(0, 0) == 2)
            #expect(try await database.state(of: connection) == "idle")
        }
    }

    @Test func `gives up on a lock that somebody else keeps`() async throws {
        try await withDatabase("CREATE TABLE t (a int)") { database in
            let (holder, connection) = (try await database.connect(), try await database.connect())
            let limits = SessionLimits(lockTimeout: .milliseconds(50))
            let hold = Task {
                try await holder.run(
                    Batch(
                        ["LOCK t", "SELECT pg_sleep(60)"], access: .readWrite, searchPath: .session,
                        limits: .unlimited))
            }
            try await database.waitUntil(
                "SELECT count(*) > 0 FROM pg_locks WHERE relation = 't'::regclass AND granted")
            let error = await #expect(throws: PostgresError.self) {
                try await connection.run(Batch("SELECT * FROM t", searchPath: .session, limits: limits))
            }
            #expect(error?.kind == .cancelled(.lockTimeout))
            hold.cancel()
            _ = await hold.result
        }
    }

    @Test func `does not send text with a zero byte, and spares its neighbours`() async throws {
        try await withDatabase {
            let answers = try await $0.connect().run([Batch("SELECT \("a\0b")::text"), Batch("SELECT 2")])
            #expect(answers[0].error?.sqlState == .characterNotInRepertoire)
            #expect(try answers[1].get()[0].int(0, 0) == 2)
        }
    }

    @Test func `may hold more than the buffers of both sides`() async throws {
        try await withDatabase {
            let text = String(repeating: "x", count: 100_000)
            let statements = (0..<200).map { _ in "SELECT \(text)::text" as SQL }
            let results = try await $0.connect().run(Batch(statements, searchPath: .session))
            #expect(results.count == 200)
            #expect(results.allSatisfy { $0[0, 0] == text })
        }
    }

    @Test func `that is rolled back sees what it makes and leaves nothing, whether it fails or not`()
        async throws
    {
        try await withDatabase {
            let connection = try await $0.connect()
            let results = try await connection.run(
                Batch(
                    ["CREATE TABLE t (i int)", "SELECT count(*) FROM t"], access: .rolledBack,
                    searchPath: .session))
            #expect(results[1][0, 0] == "0")
            let failed = await connection.run([
                Batch(
                    ["CREATE TABLE t (i int)", "SELECT 1 / 0", "SELECT 1"], access: .rolledBack,
                    searchPath: .session)
            ])[0]
            #expect(failed.results.count == 1 && failed.error?.sqlState == SQLState("22012"))
            #expect(try await connection.run(Batch("SELECT to_regclass('t')"))[0].isNull(0, 0))
            let state: SQL =
                "SELECT state FROM pg_stat_activity WHERE pid = \(Int(connection.backendPID))::int"
            #expect(try await $0.value(state) == "idle")
        }
    }

    @Test func `may hold nothing at all`() async throws {
        try await withDatabase {
            let connection = try await $0.connect()
            #expect(try await connection.run(Batch([])).isEmpty)
            #expect(await connection.run([]).isEmpty)
            #expect(try await connection.run(Batch(""))[0].columns.isEmpty)
        }
    }

    @Test func `cannot hold a COPY, which ends the session`() async throws {
        try await withDatabase {
            let connection = try await $0.connect()
            let answers = await connection.run([Batch("COPY (SELECT 1) TO STDOUT")])
            #expect(answers[0].error != nil)
            #expect(await connection.run([Batch("SELECT 1")])[0].error?.kind == .connectionLost)
        }
    }

    @Test func `keeps notices to itself`() async throws {
        try await withDatabase {
            let connection = try await $0.connect()
            _ = try await connection.run(Batch("DO $$ BEGIN RAISE NOTICE 'hello'; END $$"))
            #expect(await connection.notices == ["hello"])
        }
    }
}
