import Drizzle
import Postgres
import SQL
import ScratchServer
import TestSupport
import Testing
import Verification

/// One object of every kind that needs no extension, and later migrations that change, rename and drop some of them.
private enum Shop {
    static let migrations = [
        OneOfEachKind.script(),
        """
        ALTER TABLE "users" RENAME COLUMN "name" TO "full_name";
        ALTER TABLE "users" ALTER COLUMN "joined" SET NOT NULL;
        ALTER TABLE "users" ALTER COLUMN "score" SET DATA TYPE numeric(12, 2);
        ALTER TABLE "shop"."orders" ALTER COLUMN "label" SET NOT NULL;
        ALTER TABLE "shop"."orders" ALTER COLUMN "label" DROP NOT NULL;
        CREATE TABLE "gone" ("id" integer PRIMARY KEY, "note" text NOT NULL);
        CREATE UNIQUE INDEX "users_name_idx" ON "users" (lower("full_name"));
        """,
        """
        ALTER TYPE "state" RENAME VALUE 'sent' TO 'shipped';
        ALTER TABLE "gone" DROP CONSTRAINT "gone_pkey";
        DROP TABLE "gone";
        ALTER TABLE "users" DROP CONSTRAINT "positive";
        ALTER TABLE "users" ADD CONSTRAINT "positive" CHECK ("score" BETWEEN 0 AND 1000) NOT VALID;
        ALTER TABLE "users" VALIDATE CONSTRAINT "positive";
        """,
    ]

    /// What is done behind Drizzle's back, and the cross that has to be seen.
    static let harms = [
        (#"DROP VIEW "paid""#, "view paid: is not there"),
        (#"ALTER TABLE "users" ALTER "joined" DROP NOT NULL"#, "column users.joined: it is nullable"),
        (
            #"ALTER TABLE "shop"."orders" ALTER "loud" DROP EXPRESSION"#,
            "column shop.orders.loud: it is not generated"
        ),
        (
            #"ALTER TABLE "users" DROP CONSTRAINT "users_email_unique""#,
            "constraint users.users_email_unique: is not there"
        ),
        (
            #"ALTER SEQUENCE "shop"."numbers" INCREMENT BY 7"#, "sequence shop.numbers: its increment is 7"
        ),
        (#"REVOKE SELECT ON "users" FROM PUBLIC"#, "privilege users: everybody does not have it"),
        (#"DROP INDEX "users_name_idx""#, "index users_name_idx: is not there"),
        (#"DROP POLICY "own" ON "users""#, "policy users.own: is not there"),
    ]

    static let summary = "landed 26/26 · 3 superseded"
}

@Suite struct `What migrations left on a server` {
    /// Projects with checks, policies and views that need no extension.
    static let projects = Corpus.projects.filter {
        ["appstrate__appstrate", "miurla__morphic"].contains($0.name)
    }

    @Test(arguments: ServerBinaries.underTest)
    func `is the same on every version`(binaries: ServerBinaries) async throws {
        try await withDatabase(on: binaries) { database in
            let folder = try WrittenFolder(Shop.migrations).folder
            let run = DrizzleRun(database: database)
            try await run.apply(folder)
            let report = try await run.landing(of: folder)
            #expect(report.crosses == [])
            #expect(report.statements.summary == Shop.summary)
        }
    }

    @Test(arguments: ServerBinaries.underTest)
    func `lacks what somebody took away, on every version`(binaries: ServerBinaries) async throws {
        try await withDatabase(on: binaries) { database in
            let folder = try WrittenFolder(Shop.migrations).folder
            let run = DrizzleRun(database: database)
            try await run.apply(folder)
            for (harm, _) in Shop.harms { try await database.run(harm) }
            let crosses = try await run.landing(of: folder).shortCrosses
            #expect(Set(crosses) == Set(Shop.harms.map(\.1)))
        }
    }

    @Test(arguments: ServerBinaries.underTest)
    func `is looked up on a hot standby of every version`(binaries: ServerBinaries) async throws {
        let folder = try WrittenFolder(Shop.migrations).folder
        try await Standby.run(on: binaries) { standby in
            let primary = DrizzleRun(database: TestDatabase(server: standby.primary, name: "postgres"))
            let replica = DrizzleRun(database: TestDatabase(server: standby.replica, name: "postgres"))
            try await primary.apply(folder)
            try await standby.catchUp()
            let report = try await replica.landing(of: folder)
            #expect(report.crosses == [])
            #expect(report.statements.summary == Shop.summary)
            try await primary.database.run(#"DROP VIEW "paid""#)
            try await standby.catchUp()
            #expect(try await replica.landing(of: folder).shortCrosses == ["view paid: is not there"])
        }
    }

    @Test(arguments: ServerBinaries.underTest)
    func `is looked up by a role that may read nothing but the ledger`(binaries: ServerBinaries) async throws
    {
        let folder = try WrittenFolder(Shop.migrations).folder
        try await withDatabase(on: binaries) { database in
            let run = DrizzleRun(database: database)
            try await run.apply(folder)
            let role = "reader_\(UInt32.random(in: 0...UInt32.max))"
            try await database.run(
                """
                CREATE ROLE \(role) LOGIN; GRANT USAGE ON SCHEMA drizzle TO \(role);
                GRANT SELECT ON drizzle.__drizzle_migrations TO \(role);
                """)
            let connection = try await Connection.open(
                database.server.target(database: database.name, user: role))
            let report = try await run.landing(of: folder, over: connection)
            await connection.close()
            try await database.run("DROP OWNED BY \(role); DROP ROLE \(role)")
            #expect(report.crosses == [])
            #expect(report.statements.summary == Shop.summary)
        }
    }

    @Test(.enabled(if: PgBouncer.isInstalled, "there is no pgbouncer"))
    func `is looked up through a pooler in transaction mode, for many at once`() async throws {
        let folder = try WrittenFolder(Shop.migrations).folder
        try await withDatabase { database in
            try await DrizzleRun(database: database).apply(folder)
            let pooler = try PgBouncer(inFrontOf: database.server, poolSize: 2)
            defer { pooler.stop() }
            let target = pooler.target(database: database.name)
            try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        let connection = try await Connection.open(target)
                        let run = DrizzleRun(database: database)
                        let report = try await run.landing(of: folder, over: connection)
                        await connection.close()
                        return (report.crosses + [report.statements.summary]).joined(separator: "\n")
                    }
                }
                for try await words in group { #expect(words == Shop.summary) }
            }
            #expect(try await target.searchPath() == #""$user", public"#)
        }
    }

    @Test(.enabled(if: !projects.isEmpty, "the corpus is not on this machine"), arguments: projects)
    func `is all there for a real folder on every version`(project: Corpus.Project) async throws {
        let folder = MigrationFolder.reading(project.folder)
        for binaries in ServerBinaries.underTest {
            try await withDatabase(on: binaries) { database in
                let run = DrizzleRun(database: database)
                try await run.apply(folder)
                let report = try await run.landing(of: folder)
                #expect(report.crosses == [], "\(binaries)")
                #expect(report.effects.landed > 0)
            }
        }
    }

    /// PostgreSQL 18 made a generated column that is not stored.
    @Test(arguments: ServerBinaries.underTest)
    func `is another column where a stored one became virtual`(binaries: ServerBinaries) async throws {
        try await withDatabase(on: binaries) { database in
            guard try await database.version >= 180_000 else { return }
            let folder = try WrittenFolder([
                "CREATE TABLE a (b integer, c integer GENERATED ALWAYS AS (b * 2) STORED);"
            ]).folder
            let run = DrizzleRun(database: database)
            try await run.apply(folder)
            #expect(try await run.landing(of: folder).crosses == [])
            try await database.run(
                "ALTER TABLE a DROP COLUMN c, ADD COLUMN c integer GENERATED ALWAYS AS (b * 2) VIRTUAL")
            #expect(try await run.landing(of: folder).shortCrosses == ["column a.c: it is VIRTUAL"])
        }
    }
}

extension LandingReport {
    /// Every effect that is missing or different, without what was wanted.
    fileprivate var shortCrosses: [String] {
        migrations.flatMap(\.statements).flatMap(\.effects).filter(\.verdict.isCross).map {
            "\($0.kind.rawValue) \($0.name): \($0.verdict.words)"
        }
    }
}
