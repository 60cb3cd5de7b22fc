import Drizzle
import Postgres
import ScratchServer
import TestSupport
import Testing
import Verification
import Workspace

@Suite struct `The statuses of several databases` {
    @Test func `come in their order, and one that cannot be reached loses none of the others`() async throws {
        try await ProjectBench.run(["a", "b"]) { project in
            try await withDatabase { behind in
                try await withDatabase { ahead in
                    try await project.apply(1, to: behind.target)
                    try await project.apply(2, to: ahead.target)
                    let targets = [behind.target, TestDatabase.nowhere, ahead.target]
                    let statuses = try await project.workspace.statuses(in: targets)
                    #expect(statuses.map(\.name) == targets.map(\.display))
                    #expect(try statuses[0].status.get().entries.map(\.state) == [.applied, .pending])
                    #expect(try statuses[2].status.get().isInStep)
                    let error = #expect(throws: WorkspaceError.self) { try statuses[1].status.get() }
                    #expect(error?.isServers(.couldNotConnect(.socketMissing), of: statuses[1].name) == true)
                }
            }
        }
    }

    @Test func `are not told without a project`() async throws {
        await #expect(throws: WorkspaceError.noConfiguration(for: .migrations)) {
            try await ProjectBench.workspace(.none).statuses(in: [TestDatabase.nowhere])
        }
    }

    @Test func `take an address as it is typed`() async throws {
        try await ProjectBench.run(["a"]) { project in
            try await withDatabase { database in
                try await project.apply(1, to: database.target)
                let folder = database.server.folder
                let address =
                    "host=\(folder) port=\(database.server.port) user=postgres dbname=\(database.name)"
                let found = try await project.workspace.status(at: address)
                #expect(found.name == database.target.display)
                #expect(found.status.isInStep)
            }
            let obstacle = TargetObstacle.unreadable(.notATarget, from: .argument)
            await #expect(throws: WorkspaceError.target(obstacle)) {
                _ = try await project.workspace.status(at: "nonsense")
            }
        }
        await #expect(throws: WorkspaceError.noConfiguration(for: .comparison)) {
            _ = try await ProjectBench.workspace(.none).status(at: "host=/nonexistent")
        }
    }
}
