import Postgres
import SQL
import TestSupport
import Testing

@Suite struct `The rows of a result` {
    private enum Column: Int, ResultColumns { case name, isUnique, size }

    @Test func `are read by the names of the columns, wherever those stand`() async throws {
        try await withDatabase { database in
            let connection = try await database.connect()
            let sql: SQL = """
                SELECT 7 AS size, 1 AS other, n AS name, n = 'b' AS is_unique FROM (VALUES ('a'), ('b')) AS v (n)
                """
            let rows = ResultRows<Column>(try await connection.run(Batch(sql))[0])
            await connection.close()
            #expect(rows.map { $0.text(.name) } == ["a", "b"])
            #expect(rows.map { $0.bool(.isUnique) } == [false, true])
            #expect(rows.last?.int(.size) == 7)
        }
    }
}
