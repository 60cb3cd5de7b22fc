import Catalog
import Drizzle
import Postgres
import SQL
import ScratchServer
import TestSupport
import Testing
import Verification

@Suite(.serialized) struct `The way in which drift is found` {
    /// A table whose check and view nobody can compare by reading.
    fileprivate static let script = """
        CREATE TABLE orders (id integer PRIMARY KEY, total numeric(10,2) DEFAULT 5.0, state text,
            CONSTRAINT states CHECK (state IN ('new', 'old')));
        CREATE VIEW late AS SELECT id FROM orders WHERE state = 'old';
        CREATE TABLE unrelated (id integer);
        """

    fileprivate static var snapshot: RecordedSchema {
        var table = Schema.Table(QualifiedName("public", "orders"))
        table.columns = [
            .init("id", type: .init("integer")),
            .init("total", type: .init("numeric(10, 2)"), value: .expression("'5'")),
            .init("state", type: .init("text")),
        ]
        table.primaryKey = .init("orders_pkey", columns: ["id"])
        table.checks = [.init("states", "\"orders\".\"state\" in ('new', 'old')")]
        var unrelated = Schema.Table(QualifiedName("public", "unrelated"))
        unrelated.columns = [.init("id", type: .init("integer"))]
        var snapshot = RecordedSchema()
        snapshot.schema.tables = [table, unrelated]
        snapshot.schema.views = [
            .init(
                QualifiedName("public", "late"),
                definition: "select \"id\" from \"orders\" where \"state\" = 'old'")
        ]
        return snapshot
    }

    @Test(arguments: ServerBinaries.underTest)
    func `is a copy on the server itself, of what is in doubt and nothing else`(binaries: ServerBinaries)
        async throws
    {
        try await withDatabase(Self.script, on: binaries) { database in
            let drift = try await database.drift(from: Self.snapshot)
            #expect(drift.differences == [])
            #expect(drift.method == .shadow(copies: 2))
            #expect(
                try await database.value("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'raingauge%'")
                    == "0")
        }
    }

    @Test(arguments: ServerBinaries.underTest)
    func `takes no lock on any relation but the copies`(binaries: ServerBinaries) async throws {
        try await withDatabase(Self.script, on: binaries) { database in
            let shadow = Shadow(
                of: Schema(Self.snapshot),
                wanted: [QualifiedName("public", "orders"), QualifiedName("public", "late")], token: "t0ken")
            let locks: SQL = """
                SELECT n.nspname, c.relname, l.mode FROM pg_catalog.pg_locks AS l
                  JOIN pg_catalog.pg_class AS c ON c.oid = l.relation
                  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
                 WHERE l.pid = pg_catalog.pg_backend_pid() AND n.nspname <> 'pg_catalog'
                """
            let statements = shadow.steps().map(\.sql) + shadow.question.statements
            let connection = try await database.connect()
            let results = try await connection.run(
                Batch(statements + [locks], access: .rolledBack, searchPath: .session, limits: .unlimited))
            let held = results[statements.count]
            #expect(held.count > 0)
            #expect(
                held.rows.allSatisfy {
                    held.text($0, 0).hasPrefix("raingauge_t0ken") || held.text($0, 0) == "pg_toast"
                })
            await connection.close()
        }
    }

    /// The names of the copies' schemas are then the beginnings of one another.
    @Test func `keeps the copies of a dozen schemas apart`() async throws {
        var (schema, script) = (Schema(), "")
        for name in (0..<12).map({ "s\($0)" }) {
            schema.schemas.append(name)
            var table = Schema.Table(QualifiedName(name, "t"))
            table.columns = [.init("n", type: .init("integer"))]
            schema.tables.append(table)
            let query = "select \"n\" from \"\(name)\".\"t\" where not n in (1, 2)"
            schema.views.append(.init(QualifiedName(name, "v"), definition: query))
            script += """
                CREATE SCHEMA \(name); CREATE TABLE \(name).t (n integer);
                CREATE VIEW \(name).v AS SELECT n FROM \(name).t WHERE NOT n = ANY (ARRAY[1, 2]);
                """
        }
        try await withDatabase(script) { database in
            let drift = try await database.drift(from: RecordedSchema(schema))
            #expect(drift.differences.map(\.account) == [])
            #expect(drift.method == .shadow(copies: 24))
        }
    }

    @Test func `makes the copies while somebody else has locked every table`() async throws {
        try await withDatabase(Self.script) { database in
            let shadow = Shadow(
                of: Schema(Self.snapshot),
                wanted: [QualifiedName("public", "orders"), QualifiedName("public", "late")], token: "t0ken")
            let other = try await database.connect()
            let holding = Task {
                await other.run([
                    Batch(
                        ["LOCK TABLE orders, unrelated IN ACCESS EXCLUSIVE MODE", "SELECT pg_sleep(60)"],
                        access: .rolledBack, searchPath: .session, limits: .unlimited)
                ])[0]
            }
            try await database.waitUntil(
                """
                SELECT count(*) > 0 FROM pg_locks
                 WHERE mode = 'AccessExclusiveLock' AND granted AND relation = 'unrelated'::regclass
                """)
            let connection = try await database.connect()
            let limits = SessionLimits(lockTimeout: .milliseconds(200), statementTimeout: .seconds(30))
            let answer = await connection.run([shadow.batch(limits: limits)])[0]
            #expect(answer.error == nil)
            _ = try await connection.run(Batch("SELECT pg_cancel_backend(\(Int(other.backendPID))::int)"))
            await connection.close()
            #expect(await holding.value.error != nil)
            await other.close()
        }
    }

    @Test(arguments: ServerBinaries.underTest)
    func `is by the texts for a role that may only read, and says why`(binaries: ServerBinaries) async throws
    {
        try await withDatabase(Self.script, on: binaries) { database in
            let role = "reader_\(database.name.suffix(8))"
            try await database.run(
                "CREATE ROLE \(role) LOGIN; GRANT SELECT ON ALL TABLES IN SCHEMA public TO \(role);")
            let connection = try await Connection.open(
                database.server.target(database: database.name, user: role))
            let question = DriftQuestion(
                .snapshot(Self.snapshot), name: "x", token: "t0ken", limits: .unlimited)
            let drift = try await question.drift(on: connection) { .failure(.init("none is installed")) }
            await connection.close()
            #expect(drift.method == .text(because: .mayNotCreate, scratch: "none is installed"))
            #expect(drift.certain == [])
            #expect(drift.undecided.map(\.account) == ["view late changed definition"])
            try await database.run("DROP OWNED BY \(role); DROP ROLE \(role);")
        }
    }

    @Test func `is a server of our own where the database's must not be asked`() async throws {
        try await withDatabase(Self.script) { database in
            try await database.run(
                """
                CREATE FUNCTION noted() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
                CREATE EVENT TRIGGER note ON ddl_command_end EXECUTE FUNCTION noted();
                """)
            let connection = try await database.connect()
            let question = DriftQuestion(
                .snapshot(Self.snapshot), name: "x", token: "t0ken", limits: .unlimited)
            let elsewhere = database.server.target()
            let drift = try await question.drift(on: connection) {
                do throws(PostgresError) { return .success(try await Connection.open(elsewhere)) } catch {
                    return .failure(.init(error.message))
                }
            }
            await connection.close()
            #expect(drift.method == .scratch(copies: 2, because: .eventTriggers))
            #expect(drift.differences == [])
        }
    }

    @Test func `compares the rest when PostgreSQL refuses one copy`() async throws {
        try await withDatabase(Self.script) { database in
            var snapshot = Self.snapshot
            snapshot.schema.tables[1].columns.append(.init("place", type: .init("no_such_type(3)")))
            snapshot.schema.tables[1].checks = [.init("odd", "no_such_function(id)")]
            try await database.run(
                "ALTER TABLE unrelated ADD COLUMN place text, ADD CONSTRAINT odd CHECK (id > 0)")
            let drift = try await database.drift(from: snapshot)
            #expect(drift.method == .shadow(copies: 2))
            #expect(drift.unmade.map(\.name) == [QualifiedName("public", "unrelated")])
            #expect(
                drift.undecided.map(\.account) == [
                    "unrelated check odd changed expression", "unrelated column place changed type",
                ])
        }
    }

    @Test func `leaves a view alone that looks at a table Drizzle does not know`() async throws {
        try await withDatabase(Self.script) { database in
            var snapshot = Self.snapshot
            snapshot.schema.tables.removeLast()
            snapshot.schema.views[0].definition = "select id from unrelated"
            let drift = try await database.drift(from: snapshot)
            #expect(drift.undecided.map(\.account) == ["view late changed definition"])
        }
    }
}

@Suite struct `A hot standby` {
    @Test(arguments: ServerBinaries.underTest)
    func `is compared by the texts, where no other server may be had`(binaries: ServerBinaries) async throws {
        try await Standby.run(`The way in which drift is found`.script, on: binaries) { standby in
            let database = TestDatabase(server: standby.replica, name: "postgres")
            let drift = try await database.drift(from: `The way in which drift is found`.snapshot)
            #expect(drift.method == .text(because: .standby, scratch: "there is none here"))
            #expect(drift.certain == [])
            #expect(drift.undecided.map(\.account) == ["view late changed definition"])
        }
    }
}
