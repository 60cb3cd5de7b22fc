import Catalog
import Postgres
import SQL
import TestSupport
import Testing

@testable import Rows

@Suite struct `A look at a value before it is committed` {
    @Test(
        arguments: [
            ("int2", "7", true), ("int2", "70000", false), ("jsonb", "{\"a\":", false),
            ("mood", "glad", true),
            ("mood", "angry", false), ("int4[]", "{1,2}", true), ("\"char\"", "x", true),
            ("timestamptz(3)", "yesterday", true), ("uuid", "1", false), ("whole", "3", true),
            ("whole", "x", false),
        ] as [(String, String, Bool)])
    func `is that of the server's input function`(type: String, text: String, isTaken: Bool) async throws {
        let script = """
            CREATE TYPE mood AS ENUM ('sad', 'glad'); CREATE DOMAIN whole AS int;
            CREATE TABLE t (id int PRIMARY KEY, a \(type)); INSERT INTO t VALUES (1)
            """
        try await withDatabase(script) { database in
            let connection = try await database.connect()
            let column = try await connection.openTable(limit: 9).columns[1]
            let answer = try await connection.answer(ValueCheck(text, for: column).batch)
            #expect((answer.error == nil) == isTaken)
            if let error = answer.error { #expect(error.kind == .server) }
        }
    }
}
