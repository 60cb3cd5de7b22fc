import Catalog
import Drizzle
import Foundation
import Postgres
import SQL
import TestSupport
import Testing
import Verification

@Suite(.serialized, .enabled(if: !Corpus.projects.isEmpty, "the corpus is not on this machine"))
struct `The way back through a real project` {
    private static let server = OwnServer("back")
    static let projects = Corpus.projects.filter(\.isRunnable)

    /// How many of a project's newest migrations are undone; all of them by `RAINGAUGE_LONG`.
    private static let count = ProcessInfo.processInfo.environment["RAINGAUGE_LONG"] == nil ? 4 : .max

    /// Their snapshots record primary keys that their files leave out.
    private static let recordsOtherKeys = ["AssafFogelman__TILK-backend"]

    /// Each schema on the way, down and up again.
    @Test(arguments: projects)
    func `passes the schemas that were there before each migration, and leads up again`(
        project: Corpus.Project
    ) async throws {
        let folder = MigrationFolder.reading(project.folder)
        let first = max(0, folder.migrations.count - Self.count)
        try await Self.server.withDatabase { database in
            let connection = try await Connection.open(database.target, limits: .unlimited)
            try await Self.replay(folder.migrations[..<first], of: folder, on: connection)
            var schemas = [try await database.wholeSchema()]
            for migration in folder.migrations[first...] {
                try await Self.replay([migration], of: folder, on: connection)
                schemas.append(try await database.wholeSchema())
            }
            for place in (first..<folder.migrations.count).reversed() {
                let (old, new) = (schemas[place - first], schemas[place - first + 1])
                try await Self.goBack(place, in: folder, from: old, to: new, database)
            }
            for (place, migration) in folder.migrations.enumerated().dropFirst(first) {
                try await Self.replay([migration], of: folder, on: connection)
                let found = try await database.wholeSchema().differences(from: schemas[place - first + 1])
                #expect(found == [], "\(migration.tag), up again")
            }
            await connection.close()
        }
    }

    /// By the snapshots where they know all of it, and by what the files have made otherwise.
    private static func goBack(
        _ place: Int, in folder: MigrationFolder, from old: Schema, to new: Schema, _ database: TestDatabase
    ) async throws {
        let migration = ParsedMigration(reading: folder.migrations[place])
        var plan = RollbackPlan(of: migration, from: old, to: new, .files)
        if let step = try? RecordedStep(of: place, in: folder) {
            let recorded = RollbackPlan(of: migration, from: step.old, to: step.new, .snapshots)
            let isWhole = recorded.leftovers.allSatisfy { $0.cause == .rows } && recorded.unnamed.isEmpty
            if isWhole, !recordsOtherKeys.contains(where: folder.path.contains) { plan = recorded }
        }
        do {
            try await database.run(plan.steps.map { $0.statement + ";\n" }.joined())
        } catch {
            Issue.record("\(migration.tag) by \(plan.source): \(error)\n\(plan.script)")
            throw error
        }
        let found = try await database.wholeSchema().differences(from: old)
        #expect(found == [], "\(migration.tag), undone by its \(plan.source)")
        let lossy = plan.steps.flatMap(\.losses).filter(\.isForGood).map(\.sentence)
        print("│ \(migration.tag) │ \(plan.source) │ \(plan.steps.count) │ \(lossy.joined(separator: " "))")
    }

    private static func replay(
        _ migrations: some Collection<Migration>, of folder: MigrationFolder, on connection: Connection
    ) async throws {
        try await FolderReplay(
            MigrationFolder(path: folder.path, layout: folder.layout, migrations: Array(migrations))
        ).run(.eachFile, on: connection)
    }
}
