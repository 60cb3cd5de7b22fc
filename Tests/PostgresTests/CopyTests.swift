import Foundation
import Postgres
import SQL
import ScratchServer
import Synchronization
import TestSupport
import Testing

@Suite(.serialized) struct `Copying out` {
    private final class Sink: Sendable {
        private let bytes = Mutex<[UInt8]>([])
        func take(_ piece: UnsafeRawBufferPointer) { bytes.withLock { $0.append(contentsOf: piece) } }
        var text: String { String(decoding: bytes.withLock(\.self), as: UTF8.self) }
    }

    private final class Counter: Sendable {
        let bytes = Atomic(0)
        let pieces = Atomic(0)
    }

    private struct Full: Error {}

    @Test(arguments: ServerBinaries.underTest)
    func `delivers every row`(binaries: ServerBinaries) async throws {
        try await withDatabase("CREATE TABLE t AS SELECT g FROM generate_series(1, 5000) g", on: binaries) {
            database in
            let connection = try await database.connect()
            let sink = Sink()
            try await connection.copy("COPY (SELECT g FROM t ORDER BY g) TO STDOUT") { sink.take($0) }
            #expect(sink.text == (1...5000).map { "\($0)\n" }.joined())
            #expect(try await database.state(of: connection) == "idle")
            #expect(try await connection.run(Batch("SELECT 1"))[0].int(0, 0) == 1)
        }
    }

    @Test func `stops when the receiver has had enough`() async throws {
        try await withDatabase { database in
            let connection = try await database.connect()
            let counter = Counter()
            let error = await #expect(throws: PostgresError.self) {
                try await connection.copy(
                    "COPY (SELECT repeat('x', 1000), generate_series(1, 1000000000)) TO STDOUT"
                ) { _ in
                    if counter.pieces.add(1, ordering: .relaxed).newValue == 3 { throw Full() }
                }
            }
            #expect(error?.kind == .receiverFailed)
            #expect(counter.pieces.load(ordering: .relaxed) == 3)
            #expect(try await database.state(of: connection) == "idle")
            #expect(try await connection.run(Batch("SELECT 1"))[0].int(0, 0) == 1)
        }
    }

    @Test func `stops when the task is cancelled`() async throws {
        try await withDatabase { database in
            let connection = try await database.connect()
            let counter = Counter()
            let task = Task {
                try await connection.copy("COPY (SELECT generate_series(1, 1000000000000)) TO STDOUT") { _ in
                    if counter.pieces.add(1, ordering: .relaxed).newValue == 3 {
                        withUnsafeCurrentTask { $0?.cancel() }
                    }
                }
            }
            let error = await #expect(throws: PostgresError.self) { try await task.value }
            #expect(error?.kind == .cancelled(.byUser))
            #expect(try await database.state(of: connection) == "idle")
            #expect(try await connection.run(Batch("SELECT 1"))[0].int(0, 0) == 1)
        }
    }

    @Test(arguments: [
        ("COPY (SELECT 1/0) TO STDOUT", "22012"), ("COPY missing TO STDOUT", "42P01"), ("SELECT 1", "42601"),
        ("COPY t FROM STDIN", "25006"), ("COPY (SELECT 1) TO STDOUT; DROP TABLE t", "42601"),
        ("COPY (INSERT INTO t VALUES (1) RETURNING a) TO STDOUT", "25006"),
    ])
    func `refuses what is no reading COPY`(statement: String, state: String) async throws {
        try await withDatabase("CREATE TABLE t (a int)") { database in
            let connection = try await database.connect()
            let error = await #expect(throws: PostgresError.self) {
                try await connection.copy(SQL(unsafe: statement)) { _ in }
            }
            #expect(error?.sqlState == SQLState(state))
            #expect(try await database.state(of: connection) == "idle")
            #expect(
                try await connection.run(Batch("SELECT count(*) FROM t", searchPath: .session))[0].int(0, 0)
                    == 0)
        }
    }

    @Test func `says so when the server goes away`() async throws {
        try await withDatabase { database in
            let connection = try await database.connect()
            let pid = Int(connection.backendPID)
            let copying = Task { try await connection.copy("COPY (SELECT pg_sleep(60)) TO STDOUT") { _ in } }
            try await database.waitUntil(
                "SELECT state = 'active' AND query LIKE 'COPY%' FROM pg_stat_activity WHERE pid = \(pid)::int"
            )
            _ = try await database.value("SELECT pg_terminate_backend(\(pid)::int)")
            let error = await #expect(throws: PostgresError.self) { try await copying.value }
            #expect(error?.kind == .connectionLost)
        }
    }
}
