import Catalog
import Drizzle
import SQL
import TestSupport
import Testing
import Verification

/// Texts that a snapshot holds otherwise than the catalog does.
@Suite struct `A text that only looks different` {
    private func accounts(_ live: String, _ change: (inout Schema.Table) -> Void) async throws -> [String] {
        var table = Schema.Table(QualifiedName("public", "goods"))
        table.columns = [
            .init("id", type: .init("integer")), .init("code", type: .init("text")),
            .init("kind", type: .init("varchar(20)")), .init("price", type: .init("double precision")),
        ]
        change(&table)
        var schema = Schema()
        schema.tables = [table]
        let snapshot = RecordedSchema(schema)
        let script = "CREATE TABLE goods (id integer, code text, kind varchar(20), price double precision);"
        return try await withDatabase(script + live) { database in
            try await database.drift(from: snapshot).differences.map(\.account)
        }
    }

    /// As PostgreSQL writes it first, and as it writes that when it has read it again.
    @Test(arguments: [
        "CHECK (kind IN ('a', 'b'))",
        "CHECK ((kind)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))",
        "CHECK ((kind)::text = ANY (ARRAY[('a'::character varying)::text, ('b'::character varying)::text]))",
    ])
    func `is a list over a varchar after a dump and restore`(check: String) async throws {
        let accounts = try await accounts("ALTER TABLE goods ADD CONSTRAINT c \(check);") {
            $0.checks = [.init("c", "\"goods\".\"kind\" in ('a', 'b')")]
        }
        #expect(accounts == [])
    }

    @Test func `is not one where a value of the list is another`() async throws {
        let accounts = try await accounts("ALTER TABLE goods ADD CONSTRAINT c CHECK (kind IN ('a', 'c'));") {
            $0.checks = [.init("c", "\"kind\" in ('a', 'b')")]
        }
        #expect(accounts == ["goods check c changed expression"])
    }

    /// What stands in the snapshot for one key, and the index that Drizzle's SQL makes of it.
    @Test(arguments: [
        ("\"code\" DESC", "(code DESC)"), ("\"code\" DESC NULLS LAST", "(code DESC NULLS LAST)"),
        ("\"code\" asc", "(code)"), ("lower(\"code\") DESC", "(lower(code) DESC)"),
        ("\"code\" text_pattern_ops", "(code text_pattern_ops)"),
        ("lower(\"code\") text_pattern_ops", "(lower(code) text_pattern_ops)"),
        ("\"code\" COLLATE \"C\"", "(code COLLATE \"C\")"), ("\"id\", \"code\" DESC", "(id, code DESC)"),
        ("(\"id\" + 1)", "((id + 1))"), ("\"id\") INCLUDE (\"code\"", "(id) INCLUDE (code)"),
        ("code", "(code)"), ("coalesce(\"code\", 'a, b')", "(coalesce(code, 'a, b'))"),
    ])
    func `is a key of an index with all that stands behind it`(text: String, keys: String) async throws {
        func accounts(_ keys: String) async throws -> [String] {
            try await self.accounts("CREATE INDEX i ON goods \(keys);") { table in
                var key = Schema.Index.Key(text)
                key.isExpression = true
                table.indexes = [Schema.Index("i", keys: [key])]
            }
        }
        #expect(try await accounts(keys) == [])
        #expect(try await accounts("(price)").count == 1)
    }

    /// A custom type, what Drizzle's SQL makes of it, and something else.
    @Test(arguments: [
        ("text COLLATE \"C\"", "text COLLATE \"C\"", "text"),
        ("text collate \"C\" not null", "text COLLATE \"C\" NOT NULL", "text COLLATE \"C\""),
        (
            "tsvector GENERATED ALWAYS AS (to_tsvector('simple', \"code\")) STORED",
            "tsvector GENERATED ALWAYS AS (to_tsvector('simple', code)) STORED", "tsvector"
        ),
        ("numeric(10, 2) DEFAULT 5", "numeric(10, 2) DEFAULT 5", "numeric(10, 2)"),
    ])
    func `is a custom type with clauses behind it`(
        type: String, definition: String, other: String
    ) async throws {
        func accounts(_ definition: String) async throws -> [String] {
            try await self.accounts("ALTER TABLE goods ADD COLUMN own \(definition);") {
                $0.columns.append(.init("own", type: .init(type)))
            }
        }
        #expect(try await accounts(definition) == [])
        #expect(try await accounts(other).count == 1)
    }

    @Test(arguments: [("1e10", "10000000000"), ("1e10", "1e10"), ("1.5e-2", "0.015"), ("2.50", "2.5")])
    func `is a number written with an exponent`(expected: String, live: String) async throws {
        let accounts = try await accounts("ALTER TABLE goods ALTER price SET DEFAULT \(live);") {
            $0.columns[3].value = .expression(expected)
        }
        #expect(accounts == [])
    }

    @Test func `is no number whose exponent is the least there is`() async throws {
        let accounts = try await accounts("ALTER TABLE goods ALTER price SET DEFAULT 7;") {
            $0.columns[3].value = .expression("1e-9223372036854775808")
        }
        #expect(accounts.count == 1)
    }
}
