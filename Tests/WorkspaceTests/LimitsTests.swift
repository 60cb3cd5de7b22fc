import Postgres
import SQL
import TestSupport
import Testing
import Workspace

/// How long a statement may wait and run, as the server itself has it.
@Suite struct `The limits` {
    private static let question: SQL = """
        SELECT current_setting('lock_timeout'), current_setting('statement_timeout'), current_setting('jit')
        """

    private static func inForce(_ answer: BatchAnswer) throws -> [String?] {
        let rows = try answer.get()
        return [rows[0][0, 0], rows[0][0, 1]]
    }

    @Test func `of a workspace hold for whatever is asked on a visit`() async throws {
        try await withDatabase { database in
            let workspace = ProjectBench.workspace(.none)
            let visit = workspace.visit(database.target)
            for access in [Batch.Access.readOnly, .readWrite, .rolledBack] {
                let answer = try await visit.answer(
                    Batch(Self.question, access: access, searchPath: .session))
                #expect(try Self.inForce(answer) == ["321ms", "54321ms"], "\(access)")
            }
            await visit.close()
        }
    }

    @Test func `reach a batch with settings and a premise, which keeps both`() async throws {
        try await withDatabase { database in
            let visit = ProjectBench.workspace(.none).visit(database.target)
            var batch = Batch(Self.question, searchPath: .session)
            batch.settings = [SessionSetting("jit", "off")]
            batch.premise = "EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'no such relation')"
            let answer = try await visit.answer(batch)
            #expect(try Self.inForce(answer) == ["321ms", "54321ms"])
            #expect(try answer.get()[0][0, 2] == "off")
            #expect(!answer.isPremiseTrue)
            await visit.close()
        }
    }

    @Test func `of a batch count for more than those of its session`() async throws {
        try await withDatabase { database in
            let visit = ProjectBench.workspace(.none).visit(database.target)
            let own = Batch(
                Self.question, searchPath: .session, limits: SessionLimits(lockTimeout: .seconds(7)))
            let answers = try await visit.run([own, Batch(Self.question, searchPath: .session)])
            #expect(try Self.inForce(answers[0]) == ["7s", "30s"])
            #expect(try Self.inForce(answers[1]) == ["321ms", "54321ms"])
            await visit.close()
        }
    }

    @Test(
        arguments: [
            ("0", "0", ["321ms", "54321ms"]), ("100ms", "1s", ["100ms", "1s"]),
            ("5s", "1min", ["321ms", "54321ms"]),
            ("1d", "999ms", ["321ms", "999ms"]),
        ])
    func `leave a stricter one of the session in force`(
        lock: String, statement: String, expected: [String]
    ) async throws {
        try await withDatabase { database in
            try await database.run(
                """
                ALTER DATABASE "\(database.name)" SET lock_timeout = '\(lock)';
                ALTER DATABASE "\(database.name)" SET statement_timeout = '\(statement)'
                """)
            let visit = ProjectBench.workspace(.none).visit(database.target)
            for access in [Batch.Access.readOnly, .readWrite, .rolledBack] {
                let answer = try await visit.answer(Batch(Self.question, access: access))
                #expect(try Self.inForce(answer) == expected, "\(access)")
            }
            var unhurried = Batch(Self.question)
            unhurried.takesItsTime = true
            #expect(try Self.inForce(try await visit.answer(unhurried))[1] == statement)
            let asked = Batch(
                Self.question, limits: SessionLimits(statementTimeout: .seconds(91), asked: [.statement]))
            #expect(try Self.inForce(try await visit.answer(asked))[1] == "91s")
            await visit.close()
        }
    }

    @Test func `hold for the first question of a session`() async throws {
        try await withDatabase { database in
            let arrival = try EarlyConnection(at: database.target, limits: ProjectBench.limits) { _ in
                [Batch(Self.question, searchPath: .session)]
            }
            let connection = try await arrival.connection()
            let first = try #require(arrival.takeAnswers())
            #expect(try Self.inForce(first.batches[0]) == ["321ms", "54321ms"])
            #expect(connection.limits == ProjectBench.limits)
            await connection.close()
        }
    }

    @Test func `hold for every step of a transaction that writes`() async throws {
        try await withDatabase { database in
            let connection = try await Connection.open(database.target, limits: ProjectBench.limits)
            let rows = try await connection.transact(
                WritingTransaction(question: [Self.question]),
                decide: { found in
                    #expect([found[0][0, 0], found[0][0, 1]] == ["321ms", "54321ms"])
                    return [Self.question]
                })
            #expect([rows[0][0, 0], rows[0][0, 1]] == ["321ms", "54321ms"])
            await connection.close()
        }
    }
}

@Suite struct `A visit` {
    @Test func `connects once, when it is first asked`() async throws {
        try await withDatabase { database in
            let visit = ProjectBench.workspace(.none).visit(database.target)
            let sessions: SQL = """
                SELECT count(*) FROM pg_stat_activity
                WHERE application_name = 'raingauge' AND datname = current_database() AND pid <> pg_backend_pid()
                """
            #expect(try await database.value(sessions) == "0")
            async let first = visit.answer(Batch("SELECT pg_backend_pid()"))
            async let second = visit.answer(Batch("SELECT pg_backend_pid()"))
            let pids = try await [first, second].map { try $0.get()[0][0, 0] }
            #expect(pids[0] == pids[1])
            await visit.close()
        }
    }
}
