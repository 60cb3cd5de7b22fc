import SQL
import Testing

@Suite struct `A statement that was read with all that it does` {
    @Test(arguments: [
        "CREATE TABLE a.t (id int REFERENCES b.u (id), s my_type DEFAULT f('x'))",
        "INSERT INTO t VALUES (f($1))",
        "/* first */ -- second\nALTER TABLE t ADD COLUMN c int", "CREATE ROLE r", "GRANT SELECT ON t TO r",
        "DO $$ BEGIN PERFORM 1; END $$", "SET search_path = a",
        "WITH x AS (DELETE FROM t RETURNING *) SELECT 1",
        "VACUUM t",
    ])
    func `says the same as a look at it alone`(text: String) throws {
        let reading = try #require(SQL.reading(of: text))
        let start = try #require(SQL.start(of: text))
        #expect(start == reading.start)
        let shallow = try #require(SQL.examined(text))
        let same = try #require(reading.examined(startingAt: start))
        #expect(same.statement == shallow.statement && same.mentions == shallow.mentions)
        #expect(reading.examined(startingAt: start, isDeep: true) == SQL.examined(text, isDeep: true))
    }

    @Test func `leaves to its text what the parser refuses`() throws {
        #expect(try #require(SQL.reading(of: "CREATE TABEL t ()")).examined(startingAt: 0) == nil)
    }

    @Test func `has no beginning where there is nothing but comments`() {
        #expect(SQL.start(of: " -- nothing\n/* here */ ") == nil)
    }
}

@Suite struct `A statement that is too long to be taken apart` {
    private static func rows(_ row: String) -> String {
        String(repeating: row + ", ", count: 1_100_000 / (row.utf8.count + 2))
    }

    @Test func `is known by its first row, and by what the others call`() throws {
        let text =
            "INSERT INTO shop.songs (id, name) VALUES \(Self.rows("(-1, 'one (1), now() ')")) (2, lower(pg_sleep('3')))"
        let reading = try #require(SQL.reading(of: text))
        #expect(reading.isUnderstood)
        #expect(reading.operation == .insert(ObjectName(schema: Identifier("shop"), Identifier("songs"))))
        #expect(reading.mentions.functions.map(\.name.name) == ["lower", "pg_sleep"])
    }

    @Test func `is not understood where no rows stand behind one another`() throws {
        let text = "SELECT \(Self.rows("1000000")) 1"
        #expect(try #require(SQL.reading(of: text)).statement == .unreadable(.tooLong))
    }

    @Test func `is not one with a large text in it`() throws {
        let text = "UPDATE t SET a = '\(String(repeating: "x", count: 1_100_000))'"
        #expect(try #require(SQL.reading(of: text)).isUnderstood)
    }

    @Test func `is not one with many numbers below zero`() throws {
        let text = "INSERT INTO t VALUES " + (1...6_000).map { "(-\($0))" }.joined(separator: ", ")
        #expect(try #require(SQL.reading(of: text)).isUnderstood)
    }
}
