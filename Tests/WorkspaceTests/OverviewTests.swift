import Catalog
import Drizzle
import Postgres
import TestSupport
import Testing
import Verification
import Workspace

@Suite struct `The overview of a database` {
    @Test func `is the tables and the status, for one round trip`() async throws {
        try await ProjectBench.run(["a", "b"]) { project in
            try await withDatabase { database in
                try await project.apply(1, to: database.target)
                let counted = CountedAccess(try await database.connect())
                let (overview, cost) = try await project.workspace.overview(
                    includesSystem: false, in: counted)
                #expect(overview.relations.map(\.name.name.name) == ["__drizzle_migrations", "a"])
                #expect(try overview.status?.get().entries.map(\.state) == [.applied, .pending])
                #expect(counted.trips == [4])
                #expect(cost.roundTrips == 1)
            }
        }
    }

    @Test func `is made of what a session asked as it was let in`() async throws {
        try await ProjectBench.run(["a"]) { project in
            try await withDatabase("CREATE TABLE t (id integer)") { database in
                let workspace = project.workspace
                let question = workspace.overviewQuestion()
                let arrival = try EarlyConnection(at: database.target, limits: workspace.limits) {
                    question.batches(asSuperuser: $0.isSuperuser)
                }
                let counted = CountedAccess(try await arrival.connection())
                let (overview, _) = try await workspace.overview(
                    includesSystem: false, arrived: { arrival.takeAnswers() }, in: counted)
                #expect(overview.relations.map(\.name.name.name) == ["t"])
                #expect(try overview.status?.get().ledger == .absent(.standard))
                #expect(counted.trips == [])
                // The answers are there once; the second overview asks.
                _ = try await workspace.overview(
                    includesSystem: false, arrived: { arrival.takeAnswers() }, in: counted)
                #expect(counted.trips == [4])
            }
        }
    }

    @Test func `has no status outside a project, and a reason where there is one that cannot be used`()
        async throws
    {
        try await withDatabase { database in
            let connection = try await database.connect()
            let (outside, _) = try await ProjectBench.workspace(.none).overview(
                includesSystem: false, in: connection)
            #expect(outside.status == nil)
            let broken = ProjectError.dialectMissing(path: "/shop/drizzle.config.ts")
            let (inside, _) = try await ProjectBench.workspace(.failed(broken)).overview(
                includesSystem: false, in: connection)
            #expect(inside.status == .failure(.configuration(broken)))
        }
    }

    @Test func `shows the migrations even while somebody locks the ledger`() async throws {
        let settings = "migrations: { table: '__drizzle_migrations', schema: 'public' }"
        try await ProjectBench.run(["a"], settings: settings) { project in
            try await withDatabase("CREATE TABLE __drizzle_migrations (id int)") { database in
                let connection = try await Connection.open(database.target, limits: ProjectBench.limits)
                try await database.whileLocked("__drizzle_migrations") {
                    let (overview, _) = try await project.workspace.overview(
                        includesSystem: false, in: connection)
                    #expect(try overview.status?.get().count(of: .undecided) == 1)
                }
            }
        }
    }
}
