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

@Suite struct `Those a policy is for` {
    private static func snapshot(_ roles: [String]) -> RecordedSchema {
        var talks = Schema.Table(QualifiedName("public", "talks"))
        talks.columns = [.init("id", type: .init("integer"))]
        var policy = Schema.Policy("p")
        (policy.roles, policy.using) = (roles, "true")
        talks.policies = [policy]
        var snapshot = RecordedSchema()
        snapshot.schema.tables = [talks]
        return snapshot
    }

    /// What the snapshot says, what the policy was made with, and whether that is the same.
    @Test(arguments: [
        (["current_user", "public"], "current_user, public", true),
        (["public"], "public, pg_monitor", true),
        (["current_user"], "current_user", true),
        (["current_role", "current_user", "session_user"], "current_role, current_user, session_user", true),
        (["current_user"], "session_user", true),
        (["current_user"], "public", false),
        (["current_role", "current_user", "session_user"], "public", false),
        (["public"], "current_user", false),
        (["current_user", "pg_monitor"], "current_user, pg_monitor", true),
        (["current_user", "pg_monitor"], "current_user", false),
        (["current_user"], "current_user, pg_monitor", false),
        (["pg_monitor"], "current_user", false),
    ])
    func `are compared as PostgreSQL keeps them`(roles: [String], live: String, areSame: Bool) async throws {
        let script = """
            CREATE TABLE talks (id integer); ALTER TABLE talks ENABLE ROW LEVEL SECURITY;
            CREATE POLICY p ON talks TO \(live) USING (true);
            """
        try await withDatabase(script) { database in
            let drift = try await database.drift(from: Self.snapshot(roles))
            #expect(drift.differences.map(\.account) == (areSame ? [] : ["talks policy p changed TO"]))
        }
    }
}

@Suite struct `What a snapshot names without describing it` {
    @Test func `is a schema that something is in`() async throws {
        var snapshot = RecordedSchema()
        snapshot.schema.enums = [.init(QualifiedName("kinds", "mood"), values: ["on"])]
        snapshot.schema.sequences = [.init(QualifiedName("counters", "n"))]
        snapshot.schema.views = [.init(QualifiedName("views", "v"), definition: "select 1 as one")]
        let expected = snapshot
        let script = """
            CREATE SCHEMA kinds; CREATE SCHEMA counters; CREATE SCHEMA views;
            CREATE TYPE kinds.mood AS ENUM ('on'); CREATE SEQUENCE counters.n;
            CREATE VIEW views.v AS SELECT 1 AS one;
            """
        try await withDatabase(script) { database in
            let same = try await database.drift(from: expected)
            #expect(same.differences.map(\.account) == [])
            try await database.run("DROP SEQUENCE counters.n; DROP VIEW views.v")
            let less = try await database.drift(from: expected)
            #expect(
                less.differences.map(\.account) == ["sequence counters.n missing", "view views.v missing"])
        }
    }

    @Test(arguments: ["", "CREATE VIEW theirs AS SELECT 1 AS one;"])
    func `is a view of somebody else, there or not`(script: String) async throws {
        var snapshot = RecordedSchema()
        snapshot.schema.foreignViews = [QualifiedName("public", "theirs")]
        let expected = snapshot
        try await withDatabase(script) { database in
            let drift = try await database.drift(from: expected)
            #expect(drift.differences.map(\.account) == [])
        }
    }
}

@Suite struct `A column of another enum` {
    private static let types =
        "CREATE TYPE first_kind AS ENUM ('on', 'off'); CREATE TYPE other_kind AS ENUM ('on', 'off');"

    @Test(arguments: [("first_kind", "other_kind", "'on'"), ("first_kind[]", "other_kind[]", "'{on}'")])
    func `is closed by way of text, with its default`(
        expected: String, live: String, value: String
    ) async throws {
        func script(_ type: String) -> String {
            Self.types + "CREATE TABLE talks (kind \(type) DEFAULT \(value));"
        }
        let drift = try await `Of two databases`.drift(expected: script(expected), live: script(live))
        #expect(drift.differences.map(\.account).count == 1)
        let closing = drift.differences.flatMap(\.closing.database)
        #expect(closing.contains { $0.contains("::text") })
        let after = try await `Of two databases`.drift(
            expected: script(expected), live: script(live) + closing.joined(separator: ";") + ";")
        #expect(after.differences.map(\.account) == [])
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
