import Drizzle
import Foundation
import Postgres
import TestSupport
import Testing
import Verification
import Workspace

@Suite struct `The status of a project in a database` {
    private func states(_ status: MigrationStatus) -> [MigrationState] { status.entries.map(\.state) }

    @Test func `is that of its folder and its ledger, for one round trip where all is applied`() async throws
    {
        try await ProjectBench.run(["a", "b"]) { project in
            try await withDatabase { database in
                try await project.apply(2, to: database.target)
                let counted = CountedAccess(try await database.connect())
                let status = try await project.workspace.status(in: counted)
                #expect(states(status) == [.applied, .applied])
                #expect(status.folder.path == project.migrations)
                #expect(counted.trips == [3])
            }
        }
    }

    @Test func `says of what is pending how much is there, for another round trip`() async throws {
        try await ProjectBench.run(["a", "b", "c"]) { project in
            try await withDatabase { database in
                try await project.apply(1, to: database.target)
                try await database.run("CREATE TABLE b (id integer)")
                let counted = CountedAccess(try await database.connect())
                let status = try await project.workspace.status(in: counted)
                #expect(counted.trips == [3, 1])
                #expect(
                    status.entries.map(\.stateWords) == ["applied", "pending, already there", "pending"])
                #expect(
                    status.entries[1].sentence
                        == "Drizzle will stop at line 1: table b is there already (42P07)")
            }
        }
    }

    @Test func `says nothing of what is there behind the statement that stops the run`() async throws {
        try await ProjectBench.run(["b"]) { project in
            let file = try #require(
                try FileManager.default.contentsOfDirectory(atPath: project.migrations).first {
                    $0.hasSuffix(".sql")
                })
            try "CREATE TABL x ();\n--> statement-breakpoint\nCREATE TABLE b (id integer);\n".write(
                toFile: "\(project.migrations)/\(file)", atomically: true, encoding: .utf8)
            try await withDatabase("CREATE TABLE b (id integer)") { database in
                let status = try await project.workspace.status(in: try await database.connect())
                #expect(status.nextRun.fault?.line == 1)
                #expect(status.entries.map(\.stop) == [nil])
                #expect(status.entries[0].presence == .all)
            }
        }
    }

    @Test func `is there without a ledger`() async throws {
        try await ProjectBench.run(["a"]) { project in
            try await withDatabase { database in
                let status = try await project.workspace.status(in: project.workspace.visit(database.target))
                #expect(status.ledger == .absent(.standard))
                #expect(states(status) == [.pending])
            }
        }
    }

    @Test func `is there for a role that may not read the ledger, in the server's words`() async throws {
        try await ProjectBench.run(["a"]) { project in
            try await withDatabase { database in
                try await project.apply(1, to: database.target)
                try await database.asRole(grants: "SELECT") { connection in
                    let status = try await project.workspace.status(in: connection)
                    let refusal = Ledger.Refusal.noPrivilege(message: "permission denied for schema drizzle")
                    #expect(status.ledger == .unreadable(.standard, refusal))
                    #expect(states(status) == [.undecided])
                }
            }
        }
    }

    @Test func `says where the ledger is instead`() async throws {
        try await ProjectBench.run(["a"], settings: "migrations: { table: 'ledger', schema: 'public' }") {
            project in
            try await withDatabase { database in
                try await project.apply(1, to: database.target)
                let status = try await project.workspace.status(in: try await database.connect())
                let configured = LedgerLocation(schema: "public", table: "ledger")
                #expect(status.ledger == .elsewhere(configured, found: [.standard]))
            }
        }
    }

    @Test func `is not told where a lock kept the server from looking`() async throws {
        let settings = "migrations: { table: '__drizzle_migrations', schema: 'public' }"
        try await ProjectBench.run(["a"], settings: settings) { project in
            try await withDatabase("CREATE TABLE __drizzle_migrations (id int)") { database in
                try await database.whileLocked("__drizzle_migrations") {
                    let visit = project.workspace.visit(database.target)
                    let error = await #expect(throws: WorkspaceError.self) {
                        try await project.workspace.status(in: visit)
                    }
                    #expect(error?.isServers(.cancelled(.lockTimeout), of: database.target.display) == true)
                    await visit.close()
                }
            }
        }
    }

    @Test func `needs a project before it needs a server`() async throws {
        let workspace = ProjectBench.workspace(.none)
        await #expect(throws: WorkspaceError.noConfiguration(for: .migrations)) {
            try await workspace.status(in: workspace.visit(TestDatabase.nowhere))
        }
        let broken = ProjectError.otherDialect("mysql", path: "/shop/drizzle.config.ts")
        await #expect(throws: WorkspaceError.configuration(broken)) {
            try await ProjectBench.workspace(.failed(broken)).status(
                in: workspace.visit(TestDatabase.nowhere))
        }
    }

    @Test func `needs a folder that can be told without running the configuration`() async throws {
        try await ProjectBench.run([], settings: "...{ out: process.argv[2] }") { project in
            let error = await #expect(throws: WorkspaceError.self) {
                try await project.workspace.status(in: project.workspace.visit(TestDatabase.nowhere))
            }
            guard case .folderNotEvaluated(let expression)? = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(expression.text == "process.argv[2]")
        }
    }

    @Test func `names the database that cannot be reached`() async throws {
        try await ProjectBench.run(["a"]) { project in
            let error = await #expect(throws: WorkspaceError.self) {
                try await project.workspace.status(in: project.workspace.visit(TestDatabase.nowhere))
            }
            let name = TestDatabase.nowhere.display
            #expect(error?.isServers(.couldNotConnect(.socketMissing), of: name) == true)
        }
    }
}
