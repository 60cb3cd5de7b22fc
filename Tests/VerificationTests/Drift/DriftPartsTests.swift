import Catalog
import Drizzle
import Postgres
import SQL
import TestSupport
import Testing
import Verification

@Suite struct `A policy on a table that is not Drizzle's` {
    private static let table = """
        CREATE SCHEMA auth;
        CREATE TABLE auth.users (id integer PRIMARY KEY, email varchar(20) DEFAULT 'x', CHECK (id > 0));
        CREATE POLICY theirs ON auth.users USING (true);
        """
    private static let policy = "CREATE POLICY own ON auth.users FOR SELECT USING (id >= 1 AND id <= 5);"

    private static func snapshot(on table: QualifiedName = QualifiedName("auth", "users")) -> RecordedSchema {
        var own = Schema.Policy("own")
        (own.command, own.using) = (.select, "\"id\" between 1 and 5")
        var schema = Schema()
        schema.linkedPolicies = [table: [own]]
        return RecordedSchema(schema)
    }

    /// What is in the database, and the one difference.
    @Test(arguments: [
        (table + policy, []), (table, ["auth.users policy own missing"]),
        ("", ["auth.users policy own missing"]),
        (
            table + "CREATE POLICY own ON auth.users FOR SELECT USING (id > 1 AND id <= 5);",
            ["auth.users policy own changed USING"]
        ),
        (
            table + "CREATE POLICY own ON auth.users FOR ALL USING (id >= 1 AND id <= 5);",
            ["auth.users policy own changed FOR"]
        ),
    ])
    func `is compared, and nothing else of the table`(script: String, accounts: [String]) async throws {
        try await withDatabase(script) { database in
            let drift = try await database.drift(from: Self.snapshot())
            #expect(drift.differences.map(\.account) == accounts)
            #expect(drift.undecided == [])
            #expect(drift.unmade == [])
        }
    }

    @Test func `is the table's own where Drizzle knows the table`() async throws {
        var snapshot = Self.snapshot(on: QualifiedName("public", "users"))
        var users = Schema.Table(QualifiedName("public", "users"))
        users.columns = [.init("id", type: .init("integer"))]
        snapshot.schema.tables = [users]
        try await withDatabase("CREATE TABLE users (id integer)") { database in
            let drift = try await database.drift(from: snapshot)
            #expect(drift.differences.map(\.account) == ["users policy own missing"])
        }
    }
}

@Suite struct `An index of a materialised view` {
    private static let view = "CREATE MATERIALIZED VIEW v AS SELECT 'x'::text AS n;"

    /// Two databases, and what the second lacks or has too much.
    @Test(arguments: [
        ("CREATE INDEX i ON v (n)", "CREATE INDEX i ON v (n)", []),
        ("CREATE INDEX i ON v (n)", "", ["v index i missing"]),
        ("", "CREATE INDEX i ON v (n)", ["v index i extra"]),
        ("CREATE UNIQUE INDEX i ON v (n)", "CREATE INDEX i ON v (n)", ["v index i changed UNIQUE"]),
        ("CREATE INDEX i ON v (n)", "CREATE INDEX i ON v (lower(n))", ["v index i changed columns"]),
        (
            "CREATE INDEX i ON v (n) WHERE n > 'a'", "CREATE INDEX i ON v (n) WHERE n > 'b'",
            ["v index i changed WHERE"]
        ),
        ("CREATE INDEX i ON v (n)", "CREATE INDEX j ON v (n)", ["v index i renamed from j"]),
    ])
    func `is compared between databases`(expected: String, live: String, accounts: [String]) async throws {
        try await withDatabase(Self.view + expected) { first in
            let (schema, version) = try await first.schema()
            try await withDatabase(Self.view + live) { second in
                let question = DriftQuestion(
                    .database(schema, version: version), name: "first", token: "t0ken")
                let connection = try await second.connect()
                let drift = try await question.drift(on: connection) { .failure(.init("none")) }
                #expect(drift.differences.map(\.account) == accounts)
                #expect(drift.undecided == [])
                let closing = drift.differences.flatMap(\.closing.database).joined(separator: ";\n")
                if !closing.isEmpty { try await second.run(closing) }
                let after = try await question.drift(on: connection) { .failure(.init("none")) }
                #expect(after.differences.map(\.account) == [])
                await connection.close()
            }
        }
    }

    @Test func `stays when the view is made anew`() async throws {
        try await withDatabase("CREATE MATERIALIZED VIEW v AS SELECT 2 AS n; CREATE INDEX i ON v (n)") {
            first in
            let (schema, version) = try await first.schema()
            try await withDatabase("CREATE MATERIALIZED VIEW v AS SELECT 1 AS n; CREATE INDEX i ON v (n)") {
                second in
                let question = DriftQuestion(
                    .database(schema, version: version), name: "first", token: "t0ken")
                let connection = try await second.connect()
                let drift = try await question.drift(on: connection) { .failure(.init("none")) }
                #expect(drift.differences.map(\.account) == ["materialised view v changed definition"])
                try await second.run(drift.differences[0].closing.database.joined(separator: ";\n"))
                let after = try await question.drift(on: connection) { .failure(.init("none")) }
                #expect(after.differences.map(\.account) == [])
                await connection.close()
            }
        }
    }

    @Test func `is nothing to a snapshot, which cannot record it`() async throws {
        var snapshot = RecordedSchema()
        var view = Schema.View(
            QualifiedName("public", "v"), definition: "select 'x'::text as n")
        view.isMaterialized = true
        snapshot.schema.views = [view]
        try await withDatabase(Self.view + "CREATE INDEX i ON v (n)") { database in
            let drift = try await database.drift(from: snapshot)
            #expect(drift.differences.map(\.account) == [])
        }
    }
}
