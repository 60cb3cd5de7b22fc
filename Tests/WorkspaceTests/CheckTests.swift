import Drizzle
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
}
