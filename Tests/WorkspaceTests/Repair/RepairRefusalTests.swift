import Drizzle
import Foundation
import Postgres
import SQL
import ScratchServer
import TestSupport
import Testing
import Verification

@testable import Workspace

private let two: [(tag: String, when: Int64)] = [
    ("0000_a", 1_700_000_000_000), ("0001_b", 1_700_000_100_000),
]

private let one =
    "INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ('@0000_a', 1700000000000)"

@Suite struct `A repair is refused, and changes nothing,` {
    @Test func `when the ledger has changed since the plan was made`() async throws {
        try await RepairBench.run(two, ledger: one) { bench in
            let plan = try await bench.plan(.markApplied, "0001_b")
            try await bench.database.run(
                "INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ('x', 1)")
            let refusal = RepairRefusal.ledgerChanged(.standard, expected: 1, found: 2)
            await #expect(throws: refusal) { try await bench.run(plan) }
            #expect(try await bench.rows() == ["1 @0000_a 1700000000000", "2 x 1"])
        }
    }

    @Test func `when a row has another hash than when the plan was made`() async throws {
        try await RepairBench.run(two, ledger: one) { bench in
            let plan = try await bench.plan(.markPending, "0000_a")
            try await bench.database.run("UPDATE drizzle.__drizzle_migrations SET hash = 'x'")
            let refusal = RepairRefusal.ledgerChanged(.standard, expected: 1, found: 1)
            await #expect(throws: refusal) { try await bench.run(plan) }
            #expect(try await bench.rows() == ["1 x 1700000000000"])
        }
    }

    @Test func `when somebody has made the ledger meanwhile`() async throws {
        try await RepairBench.run(two, ledger: nil) { bench in
            let plan = try await bench.plan(.adopt)
            try await bench.database.run(RepairBench.makeTable)
            await #expect(throws: RepairRefusal.ledgerAppeared(.standard)) { try await bench.run(plan) }
            #expect(try await bench.rows().isEmpty)
        }
    }

    @Test func `when a file has changed since the plan was made`() async throws {
        let rows = one + ", ('@0001_b', 1900000000000)"
        let entries = [two[0], ("0001_b", 1_900_000_000_000)]
        try await RepairBench.run(entries, ledger: rows) { bench in
            let plan = try await bench.plan(.moveCeiling, "0001_b")
            let changed = try bench.file("meta/_journal.json") + "\n"
            try bench.write(changed, to: "meta/_journal.json")
            let path = "\(bench.folder)/meta/_journal.json"
            await #expect(throws: RepairRefusal.fileChanged(path: path)) { try await bench.run(plan) }
            #expect(try await bench.rows()[1] == "2 @0001_b 1900000000000")
            #expect(try bench.file("meta/_journal.json") == changed)
            try expectNothingLeft(in: bench)
        }
    }

    @Test func `and the file comes back when the ledger cannot be changed`() async throws {
        let entries = [two[0], ("0001_b", 1_900_000_000_000)]
        try await RepairBench.run(entries, ledger: one + ", ('@0001_b', 1900000000000)") { bench in
            let plan = try await bench.plan(.moveCeiling, "0001_b")
            let before = try bench.file("meta/_journal.json")
            // Fails at COMMIT, when the file is in its place already.
            try await bench.database.run(
                """
                CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'not today'; END $$;
                CREATE CONSTRAINT TRIGGER refusal AFTER UPDATE ON drizzle.__drizzle_migrations
                  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse()
                """)
            let error = await #expect(throws: PostgresError.self) { try await bench.run(plan) }
            #expect(error?.message == "not today")
            #expect(try bench.file("meta/_journal.json") == before)
            #expect(try await bench.rows()[1] == "2 @0001_b 1900000000000")
            try expectNothingLeft(in: bench)
        }
    }

    @Test func `when another session holds the ledger`() async throws {
        try await RepairBench.run(two, ledger: one) { bench in
            let plan = try await bench.plan(.markApplied, "0001_b")
            let other = try await bench.database.connect()
            let lock = WritingTransaction(
                question: ["LOCK TABLE drizzle.__drizzle_migrations IN ROW EXCLUSIVE MODE"], limits: .standard
            )
            let gate = Gate()
            async let holding = other.transact(lock, decide: { _ in [] }, confirm: { _ in gate.wait() })
            try await bench.database.waitUntil(
                "SELECT count(*) = 1 FROM pg_locks WHERE mode = 'RowExclusiveLock' AND relation = 'drizzle.__drizzle_migrations'::regclass"
            )
            let error = await #expect(throws: PostgresError.self) { try await bench.run(plan) }
            #expect(error?.kind == .cancelled(.lockTimeout))
            gate.open()
            _ = try await holding
            await other.close()
            #expect(try await bench.rows().count == 1)
        }
    }

    @Test func `when another repair is under way`() async throws {
        try await RepairBench.run(two, ledger: one) { bench in
            let plan = try await bench.plan(.markApplied, "0001_b")
            let other = try await bench.database.connect()
            let gate = Gate()
            let lock = WritingTransaction(
                question: [plan.deliberation.question[0]], limits: .standard)
            async let holding = other.transact(lock, decide: { _ in [] }, confirm: { _ in gate.wait() })
            try await bench.database.waitUntil(
                "SELECT count(*) = 1 FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
            )
            await #expect(throws: RepairRefusal.busy(.standard)) { try await bench.run(plan) }
            gate.open()
            _ = try await holding
            await other.close()
        }
    }

    @Test func `to a role that may only read, in the server's words`() async throws {
        let role = "reader_\(UInt32.random(in: 0...UInt32.max))"
        try await RepairBench.run(two, ledger: one) { bench in
            try await bench.database.run(
                """
                CREATE ROLE \(role) LOGIN;
                GRANT USAGE ON SCHEMA drizzle TO \(role);
                GRANT SELECT ON drizzle.__drizzle_migrations TO \(role)
                """)
            let plan = try await bench.plan(.markApplied, "0001_b")
            let error = await #expect(throws: PostgresError.self) { try await bench.run(plan, as: role) }
            #expect(error?.message == "permission denied for table __drizzle_migrations")
            #expect(try await bench.rows().count == 1)
            try await bench.database.run(
                "DROP OWNED BY \(role); DROP ROLE \(role)")
        }
    }

    @Test func `on a standby`() async throws {
        let script = RepairBench.makeTable
        try await Standby.run(script) { standby in
            let entry = Migration(
                tag: "0000_a", origin: .journal(JournalEntry(index: 0, tag: "0000_a", when: 5)),
                file: "/p/0000_a.sql",
                content: Migration.Content(hash: "h", statementCount: 1, byteCount: 1), snapshotFile: "/p/s")
            let folder = MigrationFolder(path: "/p", layout: .journal(JournalHeader()), migrations: [entry])
            let connection = try await Connection.open(standby.target)
            let reading = LedgerReading(.standard)
            let status = MigrationStatus(
                folder: folder, ledger: reading.ledger(from: await connection.run(reading.batches)),
                now: RepairBench.now)
            #expect(status.count(of: .pending) == 1)
            let plan = try RepairPlanner(RepairMaterial(status: status, now: RepairBench.now)).plan(
                .markApplied, [.tag("0000_a")])
            await #expect(throws: RepairRefusal.replica) {
                try await plan.run(on: connection)
            }
            await connection.close()
        }
    }

    private func expectNothingLeft(in bench: RepairBench) throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: bench.folder + "/meta").sorted()
        #expect(files == ["0000_snapshot.json", "0001_snapshot.json", "_journal.json"])
    }
}

/// Holds a thread until it is opened.
private final class Gate: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)

    func wait() { semaphore.wait() }
    func open() { semaphore.signal() }
}

@Suite struct `A file that is replaced` {
    @Test func `keeps its mode, and is followed through a link`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "swap-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try "old".write(toFile: folder + "/real", atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder + "/real")
        try FileManager.default.createSymbolicLink(
            atPath: folder + "/link", withDestinationPath: folder + "/real")
        let edit = FileEdit(
            before: SourceFile(path: folder + "/link", bytes: Array("old".utf8)), after: Array("new".utf8))
        let swap = FileSwap([edit])
        try swap.stage()
        #expect(try String(contentsOfFile: folder + "/real", encoding: .utf8) == "old")
        try swap.putInPlace()
        #expect(try String(contentsOfFile: folder + "/real", encoding: .utf8) == "new")
        let mode = try FileManager.default.attributesOfItem(atPath: folder + "/real")[.posixPermissions]
        #expect(mode as? Int == 0o640)
        #expect(
            try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/link") == folder + "/real")
        try swap.takeBack()
        #expect(try String(contentsOfFile: folder + "/real", encoding: .utf8) == "old")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["link", "real"])
    }

    @Test func `and cannot be given back its old contents is named, and the others are restored`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "swap-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let edits = try ["lost", "kept"].map { name in
            try "old".write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
            return FileEdit(
                before: SourceFile(path: folder + "/" + name, bytes: Array("old".utf8)),
                after: Array("new".utf8))
        }
        let swap = FileSwap(edits)
        try swap.stage()
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["kept", "lost"])
        try swap.putInPlace()
        try FileManager.default.removeItem(atPath: folder + "/lost")
        try FileManager.default.createDirectory(
            atPath: folder + "/lost/full", withIntermediateDirectories: true)
        let copy = folder + "/lost.\(getpid())-0"
        let lost = KeptOriginal(path: folder + "/lost", copy: copy)
        let refusal = RepairRefusal.filesNotRestored([lost], reason: "Is a directory")
        #expect(throws: refusal) { try swap.takeBack() }
        #expect(refusal.sentence.contains("What it held before is in \(copy)."))
        #expect(try String(contentsOfFile: copy, encoding: .utf8) == "old")
        #expect(try String(contentsOfFile: folder + "/kept", encoding: .utf8) == "old")
    }
}
