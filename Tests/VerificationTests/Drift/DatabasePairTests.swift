import Catalog
import Drizzle
import Postgres
import SQL
import TestSupport
import Testing
import Verification

/// Two databases, and the one thing in which the second differs from the first.
@Suite struct `Of two databases` {
    private static let base = """
        CREATE TABLE base (id integer PRIMARY KEY, code text, low integer, high integer);
        CREATE TABLE other (id integer, base_id integer);
        """

    static func drift(expected: String, live: String) async throws -> Drift {
        try await withDatabase(base + expected) { first in
            let (schema, version) = try await first.schema()
            return try await withDatabase(base + live) { second in
                let question = DriftQuestion(
                    .database(schema, version: version), name: "first", token: "t0ken", limits: .unlimited)
                let connection = try await second.connect()
                let drift = try await question.drift(on: connection) { .failure(.init("not needed")) }
                await connection.close()
                return drift
            }
        }
    }

    struct Pair: Sendable, CustomTestStringConvertible {
        let expected: String
        let live: String
        let account: String
        let harm: Difference.Harm

        init(_ expected: String, _ live: String, _ account: String, _ harm: Difference.Harm = .brokenQueries)
        {
            (self.expected, self.live, self.account, self.harm) = (expected, live, account, harm)
        }

        var testDescription: String { account }
    }

    private static let constraints: [Pair] = [
        Pair(
            "ALTER TABLE base ADD CONSTRAINT x EXCLUDE USING btree (code WITH =);", "",
            "base exclusion constraint x missing", .dataLoss),
        Pair(
            "ALTER TABLE base ADD CONSTRAINT u UNIQUE (code) DEFERRABLE;",
            "ALTER TABLE base ADD CONSTRAINT u UNIQUE (code);", "base unique constraint u changed DEFERRABLE",
            .dataLoss),
        Pair(
            "ALTER TABLE base ADD CONSTRAINT u UNIQUE (code) INCLUDE (low);",
            "ALTER TABLE base ADD CONSTRAINT u UNIQUE (code);", "base unique constraint u changed INCLUDE",
            .dataLoss),
        Pair(
            "ALTER TABLE base ADD CONSTRAINT c CHECK (low > 0) NO INHERIT;",
            "ALTER TABLE base ADD CONSTRAINT c CHECK (low > 0);", "base check c changed NO INHERIT", .dataLoss
        ),
        Pair(
            "ALTER TABLE other ADD CONSTRAINT f FOREIGN KEY (base_id) REFERENCES base ON DELETE SET NULL (base_id);",
            "ALTER TABLE other ADD CONSTRAINT f FOREIGN KEY (base_id) REFERENCES base ON DELETE SET NULL;",
            "other foreign key f changed ON DELETE", .dataLoss),
        Pair(
            "CREATE UNIQUE INDEX i ON base (code) NULLS NOT DISTINCT;",
            "CREATE UNIQUE INDEX i ON base (code);",
            "base index i changed NULLS NOT DISTINCT", .dataLoss),
    ]

    private static let tables: [Pair] = [
        Pair("ALTER TABLE other SET UNLOGGED;", "", "table other changed UNLOGGED", .performance),
        Pair("", "ALTER TABLE other SET UNLOGGED;", "table other changed UNLOGGED", .dataLoss),
        Pair("ALTER TABLE other SET (fillfactor = 70);", "", "table other changed WITH", .performance),
        Pair(
            "CREATE TABLE child () INHERITS (other);", "CREATE TABLE child (id integer, base_id integer);",
            "table child changed INHERITS"),
        Pair(
            "CREATE TABLE ev (at date) PARTITION BY RANGE (at);", "CREATE TABLE ev (at date);",
            "table ev changed PARTITION BY"),
        Pair(
            "CREATE TABLE ev (at date) PARTITION BY RANGE (at); CREATE TABLE ev_rest PARTITION OF ev DEFAULT;",
            "CREATE TABLE ev (at date) PARTITION BY RANGE (at);", "ev partition ev_rest missing"),
        Pair(
            "ALTER TABLE other FORCE ROW LEVEL SECURITY;", "",
            "other row-level security row-level security changed forced", .exposure),
        Pair(
            "ALTER TABLE other ENABLE ROW LEVEL SECURITY;", "",
            "other row-level security row-level security changed enabled", .exposure),
        Pair("", "GRANT SELECT ON other TO PUBLIC;", "other privileges public extra", .exposure),
        Pair(
            "GRANT SELECT ON other TO PUBLIC;", "GRANT SELECT, DELETE ON other TO PUBLIC;",
            "other privileges public changed definition", .exposure),
        Pair("GRANT SELECT ON other TO PUBLIC;", "", "other privileges public missing"),
        Pair("CREATE RULE r AS ON DELETE TO other DO INSTEAD NOTHING;", "", "other rule r missing"),
    ]

    private static let objects: [Pair] = [
        Pair("CREATE DOMAIN d AS integer CHECK (VALUE > 0);", "", "domain d missing"),
        Pair(
            "CREATE DOMAIN d AS integer CONSTRAINT c CHECK (VALUE > 0);",
            "CREATE DOMAIN d AS integer CONSTRAINT c CHECK (VALUE > 1);", "domain d changed definition"),
        Pair(
            "CREATE TYPE c AS (a integer);", "CREATE TYPE c AS (a bigint);",
            "composite type c changed definition"
        ),
        Pair(
            "CREATE TYPE r AS RANGE (SUBTYPE = text);", "CREATE TYPE r AS RANGE (SUBTYPE = integer);",
            "range type r changed definition"),
        Pair("CREATE EXTENSION ltree;", "", "extension ltree missing"),
        Pair(
            "CREATE SEQUENCE s AS integer MAXVALUE 9;", "CREATE SEQUENCE s MAXVALUE 9;",
            "sequence s changed type"),
        Pair(
            "CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';",
            "CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 2';",
            "function f() changed definition"),
        Pair(
            "", "CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 2';", "function f() extra",
            .cosmetic),
        Pair(
            "CREATE TRIGGER t BEFORE UPDATE ON other FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();",
            "", "other trigger t missing"),
        Pair(
            "CREATE VIEW v WITH (security_invoker = true) AS SELECT id FROM other;",
            "CREATE VIEW v AS SELECT id FROM other;", "view v changed options", .exposure),
        Pair(
            "CREATE VIEW v AS SELECT id FROM other WITH CHECK OPTION;",
            "CREATE VIEW v AS SELECT id FROM other;",
            "view v changed options"),
    ]

    @Test(arguments: constraints + tables + objects)
    func `each difference is found, and nothing else`(pair: Pair) async throws {
        let drift = try await Self.drift(expected: pair.expected, live: pair.live)
        #expect(drift.differences.map(\.account) == [pair.account])
        #expect(drift.differences.first?.harm == pair.harm)
        #expect(drift.notCompared.starts(with: ["comments", "the order of columns"]))
    }

    /// The SQL that closes a difference makes the second what the first is.
    @Test(arguments: (constraints + tables + objects).filter { !$0.account.contains("PARTITION BY") })
    func `each difference is closed by its SQL`(pair: Pair) async throws {
        let closing = try await Self.drift(expected: pair.expected, live: pair.live).differences
            .flatMap(\.closing.database).map { $0 + ";" }.joined()
        #expect(try await Self.drift(expected: pair.expected, live: pair.live + closing).differences == [])
    }

    @Test func `a partition that one has more is none`() async throws {
        let parent = "CREATE TABLE ev (at date) PARTITION BY RANGE (at);"
        let drift = try await Self.drift(
            expected: parent,
            live: parent
                + "CREATE TABLE ev_1 PARTITION OF ev FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');")
        #expect(drift.differences == [])
    }

    @Test func `a partitioned table is shown with its partitions`() async throws {
        let drift = try await Self.drift(
            expected:
                "CREATE TABLE ev (at date) PARTITION BY RANGE (at); CREATE TABLE ev_x PARTITION OF ev DEFAULT;",
            live: "")
        let text = try #require(drift.differences.first?.expected)
        #expect(text.contains("PARTITION BY RANGE (at);\n"))
        #expect(text.hasSuffix(#"CREATE TABLE "public"."ev_x" PARTITION OF "public"."ev" DEFAULT"#))
    }

    @Test func `a table that has another name is one difference, with what else differs in it`() async throws
    {
        let parts = "ALTER TABLE other ADD CONSTRAINT f FOREIGN KEY (base_id) REFERENCES base;"
        let renamed = "ALTER TABLE base RENAME TO ground;"
        #expect(
            try await Self.drift(expected: parts, live: parts + renamed).differences.map(\.account)
                == ["table base renamed from ground"])
        let index = "CREATE INDEX i ON base (code);"
        #expect(
            try await Self.drift(expected: parts + index, live: parts + renamed).differences.map(\.account)
                == ["table base renamed from ground", "base index i missing"])
    }

    @Test(arguments: [
        (
            "ALTER TABLE base RENAME TO ground; ALTER TABLE ground ALTER low TYPE bigint;",
            "base column low changed type"
        ),
        ("ALTER TABLE base RENAME TO ground; ALTER TABLE ground ADD more uuid;", "base column more extra"),
        ("ALTER TABLE base RENAME TO ground; ALTER TABLE ground DROP low;", "base column low missing"),
    ])
    func `a table of another name that is surely the same is one rename beside its other differences`(
        live: String, other: String
    ) async throws {
        let drift = try await Self.drift(expected: "", live: live)
        #expect(
            drift.differences.map(\.account).sorted() == [other, "table base renamed from ground"].sorted())
        let closing = drift.closing.database.map { $0 + ";" }.joined()
        #expect(try await Self.drift(expected: "", live: live + closing).differences == [])
    }

    /// An `id` and a few more are in many tables.
    @Test func `a table that may be another one by another name is not dropped by any SQL`() async throws {
        let drift = try await Self.drift(
            expected: "CREATE TABLE rooms (id integer, name text, beds integer);",
            live: "CREATE TABLE guests (id integer, name text, born date);")
        #expect(drift.differences.map(\.account).sorted() == ["table guests extra", "table rooms missing"])
        let extra = try #require(drift.differences.first { $0.change == .extra })
        #expect(extra.closing.database.allSatisfy { $0.hasPrefix("-- It may be rooms by another name") })
    }

    @Test(arguments: [
        (
            "ALTER TABLE base RENAME low TO least; ALTER TABLE base ALTER least SET NOT NULL;",
            ["base column low changed NOT NULL", "base column low renamed from least"], false
        ),
        (
            "ALTER TABLE base DROP code; ALTER TABLE base ADD label text NOT NULL DEFAULT '';",
            ["base column code missing", "base column label extra"], true
        ),
        (
            "ALTER TABLE base DROP code; ALTER TABLE base ADD label uuid;",
            ["base column code missing", "base column label extra"], false
        ),
    ])
    func `a column that may be another one by another name is not dropped by any SQL`(
        live: String, accounts: [String], isOpen: Bool
    ) async throws {
        let drift = try await Self.drift(expected: "", live: live)
        #expect(drift.differences.map(\.account).sorted() == accounts)
        #expect(drift.closing.database.contains { $0.hasPrefix("-- It may be the column") } == isOpen)
        #expect(!isOpen || !drift.closing.database.contains { $0.contains("DROP COLUMN") })
    }

    @Test func `the worst difference comes first`() async throws {
        let drift = try await Self.drift(
            expected: "CREATE INDEX i ON base (code); CREATE VIEW v AS SELECT 1 AS n;",
            live:
                "DROP TABLE other; CREATE TABLE other (id integer, base_id integer, more text); GRANT ALL ON base TO PUBLIC;"
        )
        #expect(drift.differences.map(\.harm) == drift.differences.map(\.harm).sorted())
        #expect(drift.differences.first?.harm == .exposure)
    }
}
