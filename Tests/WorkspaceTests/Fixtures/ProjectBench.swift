import Drizzle
import Foundation
import Postgres
import TestSupport
import Workspace

/// A real Drizzle project: a configuration, and migrations each of which makes one table, with their snapshots.
struct ProjectBench {
    /// Where the configuration lies.
    let folder: String
    let finding: ProjectFinding
    /// After everything that is applied here.
    static let now: UnixMilliseconds = 1_786_000_000_000

    /// - Parameters:
    ///   - tables: One migration for each: `0000_a` makes the table `a`.
    ///   - settings: More of the configuration, in TypeScript.
    ///   - body: The test.
    /// - Throws: What `body` throws, or why there is no such project.
    static func run(
        _ tables: [String], settings: String = "", _ body: (ProjectBench) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "project-\(UUID().uuidString)")
            .path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(
            atPath: folder + "/drizzle/meta", withIntermediateDirectories: true)
        let script = """
            export default { dialect: 'postgresql', schema: './schema.ts', out: './drizzle', \(settings) };
            """
        try script.write(toFile: folder + "/drizzle.config.ts", atomically: true, encoding: .utf8)
        let configuration = try DrizzleConfiguration.load(from: folder, environment: [:])
        let bench = ProjectBench(folder: folder, finding: configuration.map(ProjectFinding.found) ?? .none)
        try bench.writeMigrations(tables)
        try await body(bench)
    }

    var migrations: String { folder + "/drizzle" }

    /// With limits that differ from everybody's defaults.
    static let limits = SessionLimits(
        lockTimeout: .milliseconds(321), statementTimeout: .milliseconds(54_321))

    var workspace: Workspace {
        var workspace = Self.workspace(finding)
        workspace.recordsFolder = records
        return workspace
    }

    /// Where it is kept how far migrations without a transaction have come.
    var records: String { folder + "/state/runs" }

    static func workspace(_ finding: ProjectFinding) -> Workspace {
        Workspace(project: finding, limits: limits, connectTimeout: .seconds(10)) { now }
    }

    /// Runs the first `count` migrations by Drizzle's own rules.
    func apply(_ count: Int, to target: ConnectionTarget) async throws {
        let connection = try await Connection.open(target)
        try await DrizzleReplay(on: connection).migrateJournal(in: migrations, first: count)
        await connection.close()
    }

    func write(_ text: String, to name: String) throws {
        try text.write(toFile: "\(migrations)/\(name)", atomically: true, encoding: .utf8)
    }

    private func writeMigrations(_ tables: [String]) throws {
        for (index, table) in tables.enumerated() {
            let (number, tables) = ("000\(index)", tables[...index])
            try write("CREATE TABLE \"\(table)\" (\"id\" integer);\n", to: "\(number)_\(table).sql")
            try write(Self.snapshot(index, Array(tables)), to: "meta/\(number)_snapshot.json")
        }
        let entries = tables.enumerated().map { index, table in
            (index: index, when: 1_785_000_000_000 + Int64(index), tag: "000\(index)_\(table)")
        }
        try write(writtenJournal(entries), to: "meta/_journal.json")
    }

    private static func snapshot(_ index: Int, _ tables: [String]) -> String {
        let parts = tables.map { table in
            """
            "public.\(table)": {
              "name": "\(table)", "schema": "",
              "columns": {
                "id": { "name": "id", "type": "integer", "primaryKey": false, "notNull": false }
              },
              "indexes": {}, "foreignKeys": {}, "compositePrimaryKeys": {}, "uniqueConstraints": {},
              "policies": {}, "checkConstraints": {}, "isRLSEnabled": false
            }
            """
        }
        let parent = index == 0 ? SnapshotLink.origin : id(index - 1)
        return """
            {
              "id": "\(id(index))", "prevId": "\(parent)", "version": "7", "dialect": "postgresql",
              "tables": { \(parts.joined(separator: ",\n")) },
              "enums": {}, "schemas": {}, "sequences": {}, "roles": {}, "policies": {}, "views": {},
              "_meta": { "columns": {}, "schemas": {}, "tables": {} }
            }
            """
    }

    private static func id(_ index: Int) -> String { "00000000-0000-4000-8000-00000000000\(index)" }
}
