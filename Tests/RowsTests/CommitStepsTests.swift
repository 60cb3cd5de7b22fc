import Catalog
import Foundation
import Postgres
import SQL
import TestSupport
import Testing

@testable import Rows

/// What becomes of a commit on days on which things go wrong in its midst.
@Suite struct `A commit on a bad day` {
    private static let goods = """
        CREATE TABLE t (id int PRIMARY KEY, a text, n numeric);
        INSERT INTO t VALUES (1, 'one', 1.0), (2, 'two', 2.00), (3, 'three', 3)
        """

    private func changes(_ page: RowPage) -> ChangeSet {
        var changes = ChangeSet()
        changes.update(OldRow(0, of: page), in: page.source, .init("a", .text("mine")))
        changes.insert(into: page.source, [.init("id", .text("9"))])
        changes.delete(OldRow(2, of: page), in: page.source)
        return changes
    }

    /// Whatever step of it is the last that the other side hears of, it is known what became of it.
    @Test(arguments: 1...20)
    func `whose line is cut at any step is done, or not, as is said`(step: Int) async throws {
        try await withDatabase(Self.goods) { database in
            let page = try await database.connect().openTable(limit: 9)
            let cutter = try StepCutter(inFrontOf: database.target, cuttingAt: step)
            let connection = try await Connection.open(cutter.target)
            cutter.arm()
            try await expectKnownEnd(of: changes(page), by: connection, in: database)
            #expect(step > 3 || cutter.hasCut)
        }
    }

    /// The session ends when a statement begins: each of those that are sent, and COMMIT by a trigger that waits for it.
    @Test(arguments: ["UPDATE", "INSERT", "DELETE", "COMMIT"])
    func `whose session is ended by somebody is not done`(moment: String) async throws {
        let trigger =
            moment == "COMMIT"
            ? "CREATE CONSTRAINT TRIGGER die AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION die()"
            : "CREATE TRIGGER die BEFORE \(moment) ON t FOR EACH ROW EXECUTE FUNCTION die()"
        let script = """
            ; CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS
              $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(600); RETURN NEW; END $$;
            """
        try await withDatabase(Self.goods + script + trigger) { database in
            let connection = try await database.connect()
            let page = try await connection.openTable(limit: 9)
            try await expectKnownEnd(of: changes(page), by: connection, in: database, isDone: false)
        }
    }

    private func expectKnownEnd(
        of changes: ChangeSet, by connection: Connection, in database: TestDatabase,
        isDone expected: Bool? = nil
    ) async throws {
        let before = try await database.rows
        let isDone: Bool
        do {
            _ = try await connection.commit(changes)
            isDone = true
        } catch {
            if case ChangeRefusal.inDoubt = error { Issue.record("nobody can tell") }
            isDone = false
        }
        #expect(isDone == expected ?? isDone)
        let after = try await database.rows
        #expect((after != before) == isDone)
        #expect(!isDone || after.count == 3 && after[0].hasPrefix("(1,mine"))
    }

    @Test func `that would wait for itself through another is refused with the reason`() async throws {
        try await withDatabase(Self.goods) { database in
            try await database.run("ALTER DATABASE \"\(database.name)\" SET deadlock_timeout = '10ms'")
            let connection = try await Connection.open(
                database.target, limits: SessionLimits(lockTimeout: .seconds(60)))
            let page = try await connection.openTable(limit: 9)
            var changes = ChangeSet()
            changes.update(OldRow(0, of: page), in: page.source, .init("a", .text("mine")))
            changes.update(OldRow(1, of: page), in: page.source, .init("a", .text("mine")))
            let other = try await database.connect()
            let own = Int(connection.backendPID)
            // Holds the second row, and wants the first once this session has it.
            async let rival = other.run([
                Batch(
                    [
                        "SET LOCAL deadlock_timeout = '1h'", "UPDATE t SET a = 'theirs' WHERE id = 2",
                        "SELECT pg_advisory_xact_lock(7)",
                        """
                        DO $$ BEGIN
                          LOOP
                            EXIT WHEN EXISTS (SELECT FROM pg_locks WHERE pid = \(unsafe: "\(own)") AND NOT granted);
                            PERFORM pg_sleep(0.01);
                          END LOOP; END $$
                        """, "UPDATE t SET a = 'theirs' WHERE id = 1",
                    ], access: .readWrite, searchPath: .session, limits: .unlimited)
            ])
            try await database.waitUntil(
                "SELECT count(*) = 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = 7::oid AND granted"
            )
            let refusal = await #expect(throws: ChangeRefusal.self) { try await connection.commit(changes) }
            guard case .refused(let error, let edit)? = refusal else {
                Issue.record("\(String(describing: refusal))")
                return
            }
            #expect(error.sqlState == .deadlockDetected && edit == 2)
            _ = await rival
            #expect(try await database.value("SELECT count(*) FROM t WHERE a = 'theirs'") == "2")
        }
    }

    @Test func `that another transaction has overtaken is refused where the role is so strict`() async throws
    {
        let script = """
            ; CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS
              $$ BEGIN PERFORM sum(n) FROM t; PERFORM pg_advisory_xact_lock(8); RETURN NEW; END $$;
            CREATE TRIGGER look BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION look()
            """
        try await withDatabase(Self.goods + script) { database in
            try await database.run(
                "ALTER DATABASE \"\(database.name)\" SET default_transaction_isolation = 'serializable'")
            let connection = try await Connection.open(
                database.target, limits: SessionLimits(lockTimeout: .seconds(60)))
            let page = try await connection.openTable(limit: 9)
            var changes = ChangeSet()
            changes.update(OldRow(0, of: page), in: page.source, .init("n", .text("7")))
            let other = try await database.connect()
            let own = Int(connection.backendPID)
            // Reads what this one writes and writes what this one reads, and is done first.
            async let rival = other.run([
                Batch(
                    [
                        "SELECT pg_advisory_lock(8)", "SELECT sum(n) FROM t",
                        """
                        DO $$ BEGIN
                          LOOP
                            EXIT WHEN EXISTS (SELECT FROM pg_locks WHERE pid = \(unsafe: "\(own)") AND NOT granted);
                            PERFORM pg_sleep(0.01);
                          END LOOP; END $$
                        """, "INSERT INTO t (id, n) VALUES (50, 5)",
                    ], access: .readWrite, searchPath: .session, limits: .unlimited),
                Batch("SELECT pg_advisory_unlock_all()", access: .readWrite, searchPath: .session),
            ])
            try await database.waitUntil(
                "SELECT count(*) = 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = 8::oid AND granted"
            )
            let refusal = await #expect(throws: ChangeRefusal.self) { try await connection.commit(changes) }
            guard case .refused(let error, _)? = refusal else {
                Issue.record("\(String(describing: refusal))")
                return
            }
            #expect(error.sqlState == .serializationFailure)
            #expect(await rival.allSatisfy { $0.error == nil })
            #expect(try await database.value("SELECT n FROM t WHERE id = 1") == "1.0")
        }
    }

    /// With `RAINGAUGE_LONG=1` ten thousand.
    private static let many = ProcessInfo.processInfo.environment["RAINGAUGE_LONG"] == "1" ? 10_000 : 1_000

    @Test func `of thousands of rows is one transaction`() async throws {
        let script =
            "CREATE TABLE t (id int PRIMARY KEY, a text); INSERT INTO t SELECT n, 'old' FROM generate_series(1, \(Self.many)) AS n"
        try await withDatabase(script) { database in
            let connection = try await Connection.open(database.target, limits: .unlimited)
            let page = try await connection.openTable(limit: Self.many)
            var changes = ChangeSet()
            for row in 0..<page.rowCount {
                changes.update(OldRow(row, of: page), in: page.source, .init("a", .text("new")))
            }
            let done = try await connection.commit(changes)
            #expect(done.changes.count == Self.many)
            #expect(
                try await database.value("SELECT count(DISTINCT xmin::text) FROM t WHERE a = 'new'") == "1")
        }
    }
}
