import Postgres
import SQL
import ScratchServer
import TestSupport
import Testing

@Suite struct `A batch` {
    @Test(arguments: ServerBinaries.underTest)
    func `reads what is there`(binaries: ServerBinaries) async throws {
        try await withDatabase(
            "CREATE TABLE t (a int, b text); INSERT INTO t VALUES (1, 'x'), (2, NULL)", on: binaries
        ) {
            let connection = try await $0.connect()
            let results = try await connection.run(
                Batch(["SELECT a, b FROM t ORDER BY a", "SELECT \("y")::text"]))
            #expect(results[0].rows.map { results[0].int($0, 0) } == [1, 2])
            #expect(results[0].rows.map { results[0][$0, 1] } == ["x", nil])
            #expect(results[1][0, 0] == "y")
        }
    }
}
