import Drizzle
import Postgres
import TestSupport
import Testing
import Verification
import Workspace

@Suite struct `What the applied migrations should have left` {
    @Test func `is looked up together with the ledger, in one round trip`() async throws {
        try await ProjectBench.run(["a", "b"]) { project in
            try await withDatabase { database in
                try await project.apply(1, to: database.target)
                let counted = CountedAccess(try await database.connect())
                let report = try await project.workspace.landing(in: counted)
                #expect(report.isSound)
                #expect(report.migrations.map(\.tag) == ["0000_a"])
                #expect(counted.trips == [4])
            }
        }
    }

    @Test func `is the same when the status is known already`() async throws {
        try await ProjectBench.run(["a", "b"]) { project in
            try await withDatabase { database in
                try await project.apply(2, to: database.target)
                try await database.run("DROP TABLE b")
                let connection = try await database.connect()
                let (workspace, whole) = (
                    project.workspace, try await project.workspace.landing(in: connection)
                )
                let status = try await workspace.status(in: connection)
                let (report, cost) = try await workspace.landing(of: status, in: connection)
                #expect(report == whole)
                #expect(!report.isSound)
                #expect(cost.roundTrips == 1)
            }
        }
    }

    @Test func `is told of the migrations that are named, by their tags or numbers`() async throws {
        try await ProjectBench.run(["a", "b", "c"]) { project in
            try await withDatabase { database in
                try await project.apply(2, to: database.target)
                let (workspace, connection) = (project.workspace, try await database.connect())
                for name in ["0001_b", "0001", "1"] {
                    let report = try await workspace.landing(of: [name], in: connection)
                    #expect(report.migrations.map(\.tag) == ["0001_b"], "\(name)")
                }
                await #expect(throws: WorkspaceError.notApplied(tag: "0002_c", .pending)) {
                    try await workspace.landing(of: ["2"], in: connection)
                }
                let unknown = WorkspaceError.noSuchMigration("9", in: project.migrations)
                await #expect(throws: unknown) { try await workspace.landing(of: ["9"], in: connection) }
            }
        }
    }

    @Test func `is not known where the ledger cannot be read`() async throws {
        try await ProjectBench.run(["a"]) { project in
            try await withDatabase { database in
                try await project.apply(1, to: database.target)
                try await database.asRole(grants: "SELECT") { connection in
                    let refusal = Ledger.Refusal.noPrivilege(message: "permission denied for schema drizzle")
                    await #expect(throws: WorkspaceError.ledgerUnreadable(.standard, refusal)) {
                        try await project.workspace.landing(in: connection)
                    }
                }
            }
        }
    }
}
