import Postgres
import SQL
import Synchronization
import TestSupport
import Testing

/// Other tests of the same process use memory too, so `Scripts/test` runs this suite by itself.
@Suite(.serialized) struct `Memory of the whole process` {
    @Test func `does not grow with the rows that are copied out`() async throws {
        try await withDatabase { database in
            let connection = try await database.connect()
            let copied = Atomic(0)
            Memory.resetPeak()
            let before = Memory.peak
            try await connection.copy(
                "COPY (SELECT repeat('x', 100000) FROM generate_series(1, 3000)) TO STDOUT"
            ) { copied.add($0.count, ordering: .relaxed) }
            #expect(copied.load(ordering: .relaxed) == 100_001 * 3000)
            #expect(Memory.peak - before < 20_000_000)
        }
    }

    @Test func `does not grow with the rows that are copied in`() async throws {
        try await withDatabase("CREATE UNLOGGED TABLE t (a text)") { database in
            let connection = try await database.connect()
            let line = Array(String(repeating: "x", count: 100_000).utf8) + [UInt8(ascii: "\n")]
            Memory.resetPeak()
            let before = Memory.peak
            let rows = try await connection.loading(.rollBack, lock: "SELECT") { session in
                var left = 3_000
                return try session.copy("COPY t FROM STDIN") {
                    left -= 1
                    return left >= 0 ? line : nil
                }
            }
            #expect(rows == 3_000)
            #expect(Memory.peak - before < 20_000_000)
        }
    }
}
