import Postgres
import SQL
import Synchronization
import TestSupport
import Testing

/// Other tests of the same process use memory too, so `Scripts/test` runs this suite by itself.
@Suite struct `Memory of the whole process` {
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
}
