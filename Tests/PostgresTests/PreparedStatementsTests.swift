import Postgres
import SQL
import ScratchServer
import TestSupport
import Testing

@Suite struct `A statement that reads` {
    @Test(arguments: ServerBinaries.underTest)
    func `is kept by the server from the second time on`(binaries: ServerBinaries) async throws {
        try await withDatabase(on: binaries) {
            let connection = try await $0.connect()
            // Whose session it is becomes known with the first answer.
            _ = try await connection.run(Batch("SELECT 'something else'"))
            for expected in [0, 1, 1, 1] {
                #expect(try await connection.run(Batch("SELECT \("x")::text"))[0][0, 0] == "x")
                #expect(try await connection.prepared("SELECT $1::text") == expected)
            }
            #expect(try await connection.run(Batch("SELECT \("y")::text"))[0][0, 0] == "y")
        }
    }

    @Test func `is kept once, however often it travels in one round trip`() async throws {
        try await withDatabase {
            let connection = try await $0.connect()
            for _ in 1...3 {
                let answers = await connection.run(
                    Array(repeating: Batch(["SELECT 7", "SELECT 7"]), count: 3))
                #expect(try answers.map { try $0.get().map { $0.int(0, 0) } } == [[7, 7], [7, 7], [7, 7]])
            }
            #expect(try await connection.prepared("SELECT 7") == 1)
        }
    }

    @Test func `is not kept where it could write`() async throws {
        try await withDatabase {
            let connection = try await $0.connect()
            for _ in 1...3 {
                _ = try await connection.run(Batch("SELECT 7", access: .readWrite, searchPath: .session))
            }
            #expect(try await connection.prepared("SELECT 7") == 0)
        }
    }

    @Test func `is tried again as long as it fails, and always says where it is wrong`() async throws {
        try await withDatabase { database in
            let connection = try await database.connect()
            for _ in 1...4 {
                let answers = await connection.run([
                    Batch(["SELECT 1", "SELECT a FROM t", "SELECT 2"], searchPath: .session)
                ])
                #expect(answers[0].results.map { $0.int(0, 0) } == [1])
                #expect(answers[0].error?.sqlState == .undefinedTable && answers[0].error?.position == 15)
            }
            try await database.run("CREATE TABLE t AS SELECT 5 AS a")
            for _ in 1...3 {
                let results = try await connection.run(
                    Batch(["SELECT 1", "SELECT a FROM t", "SELECT 2"], searchPath: .session))
                #expect(results.map { $0.int(0, 0) } == [1, 5, 2])
            }
        }
    }

    @Test(arguments: ServerBinaries.underTest)
    func `survives that a column gets another type`(binaries: ServerBinaries) async throws {
        try await withDatabase("CREATE TABLE t AS SELECT 5 AS a", on: binaries) { database in
            let connection = try await database.connect()
            let question = [
                Batch("SELECT 1"), Batch(["SELECT 2", "SELECT a FROM t"], searchPath: .session),
                Batch("SELECT 3"),
            ]
            for _ in 1...3 { _ = await connection.run(question) }
            try await database.run("ALTER TABLE t ALTER a TYPE text USING 'five'")
            for trips in [2, 1, 1, 1] {
                let answers = await connection.run(question)
                let found = try answers.map { try $0.get().map { $0.text(0, 0) } }
                #expect(found == [["1"], ["2", "five"], ["3"]])
                #expect(answers.cost.roundTrips == trips)
            }
        }
    }

    @Test func `survives that the server was told to forget it`() async throws {
        try await withDatabase {
            let connection = try await $0.connect()
            for _ in 1...3 { _ = try await connection.run(Batch("SELECT 7")) }
            _ = try await connection.run(Batch("DISCARD ALL", access: .autocommit))
            #expect(try await connection.run(Batch("SELECT 7"))[0].int(0, 0) == 7)
            for _ in 1...3 { _ = try await connection.run(Batch("SELECT 7")) }
            #expect(try await connection.prepared("SELECT 7") == 1)
        }
    }

    @Test func `is told apart from one whose names only look the same`() async throws {
        let script = "CREATE TABLE caf\u{E9} AS SELECT 1 AS a; CREATE TABLE cafe\u{301} AS SELECT 2 AS a"
        try await withDatabase(script) {
            let connection = try await $0.connect()
            for _ in 1...4 {
                let results = try await connection.run(
                    Batch(["SELECT a FROM caf\u{E9}", "SELECT a FROM cafe\u{301}"], searchPath: .session))
                #expect(results.map { $0.int(0, 0) } == [1, 2])
            }
        }
    }

    @Test func `is not asked twice where it is somebody else's that cannot be used`() async throws {
        try await withDatabase("CREATE TABLE t (a int)") { database in
            let connection = try await database.connect()
            for (access, rows) in [(Batch.Access.autocommit, 1), (.readWrite, 1)] {
                let batch = Batch(
                    ["INSERT INTO t VALUES (1)", "DEALLOCATE nothing"], access: access, searchPath: .session)
                let answers = await connection.run([batch])
                #expect(answers[0].error?.sqlState == .invalidStatementName)
                #expect(
                    try await connection.run(Batch("SELECT count(*) FROM t", searchPath: .session))[0].int(
                        0, 0) == rows)
            }
        }
    }

    @Test func `makes room for others`() async throws {
        try await withDatabase {
            let connection = try await $0.connect()
            for number in 0..<40 {
                let statement = SQL(unsafe: "SELECT \(number) -- \(String(repeating: "x", count: 60_000))")
                for _ in 1...3 { #expect(try await connection.run(Batch(statement))[0].int(0, 0) == number) }
            }
            let kept = try await connection.run(Batch("SELECT count(*) FROM pg_prepared_statements"))[0]
            #expect((1...20).contains(kept.int(0, 0) ?? 0))
        }
    }

    @Test(.enabled(if: PgBouncer.isInstalled, "there is no pgbouncer"))
    func `is not kept behind a pooler, where the next one to come would find it`() async throws {
        try await withDatabase { database in
            let pooler = try PgBouncer(inFrontOf: database.server, poolSize: 1)
            defer { pooler.stop() }
            let connection = try await Connection.open(pooler.target(database: database.name))
            for _ in 1...4 { _ = try await connection.run(Batch("SELECT 7")) }
            let kept = try await connection.run(Batch("SELECT count(*) FROM pg_prepared_statements"))
            #expect(kept[0].int(0, 0) == 0)
        }
    }
}

extension Connection {
    /// How many statements with this text the server keeps for the session.
    fileprivate func prepared(_ text: String) async throws -> Int? {
        // Put together anew each time, so that it is not one of them itself.
        let question = SQL(
            unsafe: "SELECT count(*) /* \(UInt64.random(in: 0 ... .max)) */ FROM pg_prepared_statements")
        return try await run(Batch("\(question) WHERE statement = \(text)", searchPath: .session))[0].int(
            0, 0)
    }
}
