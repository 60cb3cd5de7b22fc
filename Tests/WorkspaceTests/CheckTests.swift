import Drizzle
import Foundation
import TestSupport
import Testing
import Verification
import Workspace

@Suite struct `The check of a project's files` {
    @Test func `is of the configuration's folder, or of the one that is named`() async throws {
        try await ProjectBench.run(["a", "b"]) { project in
            #expect(try await project.workspace.check().folder == project.migrations)
            let named = try await ProjectBench.workspace(.none).check(folder: project.migrations)
            #expect(named.folder == project.migrations)
            #expect(named.isSound)
        }
    }

    @Test func `needs a folder that is there`() async throws {
        let workspace = ProjectBench.workspace(.none)
        await #expect(throws: WorkspaceError.noConfiguration(for: .check)) { try await workspace.check() }
        await #expect(throws: WorkspaceError.folderMissing("/nonexistent")) {
            try await workspace.check(folder: "/nonexistent")
        }
    }

    @Test func `tries open branches of 1.0 on a server of its own, as somebody who may do nothing else`()
        async throws
    {
        let first = "CREATE TABLE people (id int, name text);"
        let needsName = "CREATE VIEW names AS SELECT name FROM people;"
        let dropsName = "ALTER TABLE people DROP COLUMN name;"
        #expect(try await order(first, needsName, dropsName) == .impossible)
        let readsType = "CREATE VIEW kinds AS SELECT pg_typeof(id) FROM people;"
        #expect(try await order(first, readsType, "CREATE TABLE pets (id int);") == .any)
        // What only a superuser may do is not tried as one.
        let writesFile = "COPY people TO PROGRAM 'true';"
        #expect(try await order(first, writesFile, dropsName) == nil)
    }

    /// The order that was tried for two branches from one base.
    private func order(_ base: String, _ left: String, _ right: String) async throws -> WorkingOrder? {
        let folder = FileManager.default.temporaryDirectory.appending(path: "branches-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        for (tag, sql, parents) in [
            ("20240101101112_base", base, []),
            ("20240102101112_left", left, ["20240101101112_base"]),
            ("20240103101112_right", right, ["20240101101112_base"]),
        ] {
            let own = folder.appending(path: tag)
            try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
            try Data(sql.utf8).write(to: own.appending(path: "migration.sql"))
            try Data(writtenSnapshot(tag, after: parents).utf8)
                .write(to: own.appending(path: "snapshot.json"))
        }
        let check = try await ProjectBench.workspace(.none).check(folder: folder.path)
        return try #require(check.branches.first).triedOrder
    }
}
