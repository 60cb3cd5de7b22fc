import Drizzle
import Postgres
import SQL
import TestSupport
import Testing

@Suite struct `A ledger` {
    private let standard = LedgerReading(.standard)

    @Test func `that was never made is absent`() async throws {
        try await withDatabase { database in
            let ledger = try await read(standard, in: database)
            #expect(ledger == .absent(.standard))
        }
    }

    @Test func `of Drizzle 0_x has its rows by number`() async throws {
        try await withDatabase(
            oldTable
                + "INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ('a', 1700000000123), ('b', NULL)"
        ) { database in
            let expected = LedgerTable(
                location: .standard, era: .journal,
                rows: [
                    LedgerRow(id: 1, hash: "a", createdAt: .at(1_700_000_000_123)),
                    LedgerRow(id: 2, hash: "b", createdAt: .null),
                ])
            let ledger = try await read(standard, in: database)
            #expect(ledger == .table(expected))
        }
    }

    @Test func `of Drizzle 1_0 has names and times`() async throws {
        let rows =
            "INSERT INTO drizzle.__drizzle_migrations (hash, created_at, name, applied_at) VALUES ('a', 1700000000000, '20231114221320_a', '2026-08-01 10:12:00+00')"
        try await withDatabase(newTable + rows) { database in
            guard case .table(let table) = try await read(standard, in: database) else {
                Issue.record("no table")
                return
            }
            #expect(table.era == .folders)
            #expect(table.rows.map(\.name) == ["20231114221320_a"])
            #expect(table.rows.first?.appliedAt?.hasPrefix("2026-08-01T10:12:00") == true)
        }
    }

    @Test func `of Drizzle 1_0 without rows is known by its columns`() async throws {
        try await withDatabase(newTable) { database in
            let ledger = try await read(standard, in: database)
            #expect(ledger == .table(LedgerTable(location: .standard, era: .folders, rows: [])))
        }
    }

    @Test func `of a proxy has numeric times`() async throws {
        let script = """
            CREATE SCHEMA drizzle;
            CREATE TABLE drizzle.__drizzle_migrations (id serial, hash text, created_at numeric);
            INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ('a', 5), ('b', 1.5), ('c', 7.00), ('d', 'NaN')
            """
        try await withDatabase(script) { database in
            let rows = try await read(standard, in: database).rows
            #expect(rows.map(\.createdAt) == [.at(5), .other("1.5"), .at(7), .other("NaN")])
        }
    }

    @Test func `is found elsewhere`() async throws {
        let script = "CREATE TABLE public.__drizzle_migrations (id serial, hash text, created_at bigint)"
        let found = LedgerLocation(schema: "public", table: "__drizzle_migrations")
        try await withDatabase(script) { database in
            let ledger = try await read(standard, in: database)
            #expect(ledger == .elsewhere(.standard, found: [found]))
        }
        try await withDatabase(oldTable + script) { database in
            guard case .table(let table) = try await read(standard, in: database) else {
                Issue.record("no table")
                return
            }
            #expect(table.others == [found])
        }
    }

    @Test func `that may not be read says so in the server's words and loses nothing else`() async throws {
        let role = "reader_\(UInt32.random(in: 0...UInt32.max))"
        try await withDatabase(oldTable + "CREATE ROLE \(role)") { database in
            let connection = try await database.connect()
            let change = SQL(unsafe: "SET LOCAL ROLE \(role)")
            let batches = [Batch("SELECT 1")] + standard.batches.map { Batch([change] + $0.statements) }
            let answers = await connection.run(batches)
            await connection.close()
            #expect(answers[0].results.first?[0, 0] == "1")
            let asked = answers.dropFirst().map {
                BatchAnswer(results: Array($0.results.dropFirst()), error: $0.error, cost: $0.cost)
            }
            #expect(
                standard.ledger(from: asked)
                    == .unreadable(
                        .standard, .noPrivilege(message: "permission denied for schema drizzle")))
            try await database.run("DROP ROLE \(role)")
        }
    }

    @Test func `with any name is quoted`() async throws {
        let location = LedgerLocation(schema: "Odd \"schema\"", table: "it's; --")
        let script = #"""
            CREATE SCHEMA "Odd ""schema"""; CREATE TABLE "Odd ""schema"""."it's; --" (hash text, whole_row int);
            INSERT INTO "Odd ""schema"""."it's; --" VALUES ('x', 1)
            """#
        try await withDatabase(script) { database in
            let ledger = try await read(LedgerReading(location), in: database)
            #expect(ledger.rows == [LedgerRow(id: nil, hash: "x", createdAt: .null)])
        }
    }

    private let oldTable = """
        CREATE SCHEMA drizzle;
        CREATE TABLE drizzle.__drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at bigint);

        """

    private let newTable = """
        CREATE SCHEMA drizzle;
        CREATE TABLE drizzle.__drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at bigint,
          name text, applied_at timestamp with time zone DEFAULT now());

        """

    private func read(_ reading: LedgerReading, in database: TestDatabase) async throws -> Ledger {
        let connection = try await database.connect()
        let answers = await connection.run(reading.batches)
        await connection.close()
        return reading.ledger(from: answers)
    }
}
