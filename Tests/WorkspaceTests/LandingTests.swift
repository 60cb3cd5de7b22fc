import Drizzle
import Foundation
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
                let unknown = WorkspaceError.noSuchMigration("9", in: project.migrations)
                await #expect(throws: unknown) { try await workspace.landing(of: ["9"], in: connection) }
            }
        }
    }

    @Test func `is told of what is not applied too, by name or for all`() async throws {
        try await ProjectBench.run(["a", "b", "c"]) { project in
            try await withDatabase { database in
                try await project.apply(1, to: database.target)
                try await database.run("CREATE TABLE b (id integer)")
                let (workspace, connection) = (project.workspace, try await database.connect())
                #expect(try await workspace.landing(in: connection).migrations.map(\.tag) == ["0000_a"])
                let one = try await workspace.landing(of: ["1"], in: connection).migrations
                #expect(
                    one.map(\.presenceSentence) == [
                        "1/1 of 0001_b is there already (Drizzle would stop at it: 42P07)"
                    ])
                let all = try await workspace.landing(includesAhead: true, in: connection)
                #expect(all.applied.map(\.tag) == ["0000_a"])
                #expect(all.ahead.map(\.presence) == [.all, .nothing])
                #expect(all.isSound && all.isThereAlready)
            }
        }
    }

    @Test func `is not to be had of a file that is not there`() async throws {
        try await ProjectBench.run(["a", "b"]) { project in
            try await withDatabase { database in
                try await project.apply(1, to: database.target)
                try FileManager.default.removeItem(atPath: project.migrations + "/0001_b.sql")
                await #expect(throws: WorkspaceError.notApplied(tag: "0001_b", .missingFile)) {
                    try await project.workspace.landing(of: ["1"], in: try await database.connect())
                }
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
