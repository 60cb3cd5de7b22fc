import Catalog
import Drizzle
import Postgres
import SQL
import ScratchServer
import TestSupport
import Testing
import Verification

/// A version of the server, and a schema to make on it.
private struct Place: Sendable, CustomTestStringConvertible {
    let binaries: ServerBinaries
    let seed: Int

    static let all = ServerBinaries.underTest.flatMap { binaries in
        (31...33).map { Place(binaries: binaries, seed: $0) }
    }

    var testDescription: String { "\(seed) on \(binaries.folder)" }
}

@Suite(.serialized) struct `Drift on every version` {
    @Test(arguments: Place.all)
    private func `is none where the schema was made from the snapshot, however that is written`(
        place: Place
    ) async throws {
        var random = RandomSchema(seed: place.seed, spelling: 0)
        let made = random.snapshot()
        try await withDatabase(on: place.binaries) { database in
            try await database.make(made)
            for spelling in 0...2 {
                var other = RandomSchema(seed: place.seed, spelling: spelling)
                let expected = other.snapshot()
                let drift = try await database.drift(from: expected)
                #expect(drift.differences.map(\.account) == [], "spelled \(spelling), by \(drift.method)")
                #expect(drift.unmade.isEmpty)
                // The texts alone may leave something open, but are never wrong.
                let byText = try await database.drift(from: expected, choice: .text)
                #expect(byText.certain.map(\.account) == [], "spelled \(spelling)")
            }
        }
    }

    @Test(arguments: Place.all)
    private func `is exactly what was edited, and the SQL that closes it does`(place: Place) async throws {
        var random = RandomSchema(seed: place.seed)
        let made = random.snapshot()
        let edits = (0..<5).compactMap { _ in SchemaEdit.any(of: made, using: &random.random) }
        try await withDatabase(on: place.binaries) { database in
            try await database.make(made)
            for edit in edits {
                let drift = try await database.drift(from: edit.schema)
                #expect(drift.differences.map(\.account) == [edit.account], "\(edit.what)")
            }
            // A view holds on to the types of its columns; a person has to drop it first.
            guard let edit = edits.first(where: { $0.what != "another type" }) else { return }
            try await database.close(try await database.drift(from: edit.schema))
            let after = try await database.drift(from: edit.schema)
            #expect(after.differences.map(\.account) == [], "\(edit.what)")
        }
    }

    @Test(arguments: Place.all.filter { $0.binaries != ServerBinaries.find() })
    private func `is nothing certain between two versions of the server`(place: Place) async throws {
        var random = RandomSchema(seed: place.seed)
        let made = random.snapshot()
        try await withDatabase { first in
            try await first.make(made)
            let (schema, version) = try await first.schema()
            try await withDatabase(on: place.binaries) { second in
                try await second.make(made)
                let question = DriftQuestion(
                    .database(schema, version: version), name: "first", token: "t0ken")
                let connection = try await second.connect()
                let drift = try await question.drift(on: connection) { .failure(.init("none")) }
                #expect(drift.certain.map(\.account) == [])
                // What is certain is seen all the same.
                try await second.run("CREATE TABLE more (id integer)")
                let extra = try await question.drift(on: connection) { .failure(.init("none")) }
                await connection.close()
                #expect(extra.certain.map(\.account) == ["table more extra"])
            }
        }
    }

    /// Projects with checks, policies and views that need no extension.
    static let projects = Corpus.projects.filter {
        ["appstrate__appstrate", "miurla__morphic"].contains($0.name)
    }

    @Test(.enabled(if: !projects.isEmpty, "the corpus is not on this machine"), arguments: projects)
    func `of a real project is the same`(project: Corpus.Project) async throws {
        let known = try #require(project.drift)
        let folder = MigrationFolder.reading(project.folder)
        let snapshot = try RecordedSchema.reading(try #require(folder.newestSnapshotFile))
        var accounts: [[String]] = []
        for binaries in ServerBinaries.underTest {
            try await withDatabase(on: binaries) { database in
                try await database.migrate(folder)
                let drift = try await database.drift(from: snapshot)
                accounts.append(drift.differences.map(\.account))
                #expect(drift.undecided.map(\.account) == [], "\(binaries.folder)")
            }
        }
        let isKnownNone =
            known.missingTables.isEmpty && known.extraTables.isEmpty && known.missingColumns.isEmpty
            && known.extraColumns.isEmpty
        #expect(accounts.allSatisfy { $0 == accounts[0] })
        #expect(!isKnownNone || accounts[0].isEmpty, "\(accounts[0])")
    }

    /// PostgreSQL 18 keeps NOT NULL as constraints and has generated columns that are not stored.
    @Test(arguments: ServerBinaries.underTest)
    func `sees a generated column that is no longer stored`(binaries: ServerBinaries) async throws {
        var table = Schema.Table(QualifiedName("public", "a"))
        var (plain, doubled) = (
            Schema.Column("b", type: .init("integer")), Schema.Column("c", type: .init("integer"))
        )
        (plain.isNotNull, doubled.value) = (true, .generated("\"b\" * 2", isStored: true))
        table.columns = [plain, doubled]
        var snapshot = RecordedSchema()
        snapshot.schema.tables = [table]
        try await withDatabase(on: binaries) { database in
            guard try await database.version >= 180_000 else { return }
            try await database.run(
                "CREATE TABLE a (b integer CONSTRAINT given NOT NULL, c integer GENERATED ALWAYS AS (b * 2))")
            let drift = try await database.drift(from: snapshot)
            #expect(drift.differences.map(\.account) == ["a column c changed generated"])
            try await database.close(drift)
            #expect(try await database.drift(from: snapshot).differences.map(\.account) == [])
        }
    }
}

@Suite struct `A temporal key` {
    /// Which PostgreSQL 18 brought, and no snapshot records.
    @Test(arguments: ServerBinaries.underTest)
    func `differs from one over the same columns`(binaries: ServerBinaries) async throws {
        var table = Schema.Table(QualifiedName("public", "stays"))
        table.columns = ["int4range", "daterange"].map { Schema.Column($0, type: .init($0)) }
        for place in table.columns.indices { table.columns[place].isNotNull = true }
        table.primaryKey = Schema.Key("stays_pkey", columns: ["int4range", "daterange"])
        var snapshot = RecordedSchema()
        snapshot.schema.tables = [table]
        try await withDatabase(on: binaries) { database in
            guard try await database.version >= 180_000 else { return }
            try await database.run(
                "CREATE TABLE stays (int4range int4range, daterange daterange, PRIMARY KEY (int4range, daterange WITHOUT OVERLAPS))"
            )
            let drift = try await database.drift(from: snapshot)
            #expect(drift.differences.count == 1)
            #expect(drift.differences.first?.account.contains("WITHOUT OVERLAPS") == true)
        }
    }
}

@Suite struct `Drift through a pooler in transaction mode` {
    /// A schema with a view, checks and a policy, so that there is something to ask PostgreSQL.
    private func drifts(_ choice: DriftMethod.Choice) async throws -> [Drift] {
        var random = RandomSchema(seed: 3, spelling: 0)
        let made = random.snapshot()
        var other = RandomSchema(seed: 3, spelling: 1)
        let expected = other.snapshot()
        return try await withDatabase { database in
            try await database.make(made)
            let pooler = try PgBouncer(inFrontOf: database.server, poolSize: 2)
            defer { pooler.stop() }
            let target = pooler.target(database: database.name)
            let drifts = try await withThrowingTaskGroup(of: Drift.self) { group in
                for number in 0..<10 {
                    group.addTask {
                        try await target.drift(from: expected, choice: choice, token: "t0ken\(number)")
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let path = try await target.searchPath()
            #expect(path == #""$user", public"#)
            let left = try await database.value(
                "SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'raingauge%'")
            #expect(left == "0")
            return drifts
        }
    }

    @Test(.enabled(if: PgBouncer.isInstalled, "there is no pgbouncer"))
    func `is found with copies that nobody sees, for many at once`() async throws {
        for drift in try await drifts(.automatic) {
            #expect(drift.differences.map(\.account) == [])
            guard case .shadow(let copies) = drift.method else {
                Issue.record("it was found by \(drift.method)")
                continue
            }
            #expect(copies > 0)
        }
    }

    @Test(.enabled(if: PgBouncer.isInstalled, "there is no pgbouncer"))
    func `is found by the texts`() async throws {
        for drift in try await drifts(.text) {
            #expect(drift.method == .text(because: nil, scratch: nil))
            #expect(drift.certain.map(\.account) == [])
        }
    }
}

extension ConnectionTarget {
    fileprivate func drift(
        from snapshot: RecordedSchema, choice: DriftMethod.Choice, token: String
    ) async throws -> Drift {
        let connection = try await Connection.open(self)
        var filter = SchemaFilter()
        filter.schemas = ["public", "Shop"]
        let question = DriftQuestion(
            .snapshot(snapshot), name: "the snapshot", filter: filter, choice: choice, token: token)
        let drift = try await question.drift(on: connection) { .failure(.init("there is none here")) }
        await connection.close()
        return drift
    }
}

extension TestDatabase {
    /// Runs what makes the database as it is expected.
    fileprivate func close(_ drift: Drift) async throws {
        let connection = try await connect()
        let statements = drift.differences.flatMap(\.closing.database).map { SQL(unsafe: $0) }
        _ = try await connection.run(Batch(statements, access: .autocommit))
        await connection.close()
    }

    /// Everything in it, and the version of its server.
    func schema() async throws -> (Schema, version: Int) {
        let connection = try await connect()
        let question = SchemaQuestion(.all, includesDefinitions: true)
        let results = try await connection.run(question.batch)
        let version = connection.serverVersion
        await connection.close()
        return (try question.schema(in: results), version)
    }
}
