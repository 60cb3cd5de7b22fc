import Drizzle
import Postgres
import TestSupport
import Testing
import Verification

@testable import Workspace

@Suite struct `A repair of a project` {
    @Test func `is planned from what is there, and run`() async throws {
        try await ProjectBench.run(["a", "b"]) { project in
            try await withDatabase { database in
                try await project.apply(1, to: database.target)
                let (workspace, connection) = (project.workspace, try await database.connect())
                let material = try await workspace.repairMaterial(in: connection)
                #expect(material.now == ProjectBench.now)
                #expect(try material.journal?.get().path == project.migrations + "/meta/_journal.json")
                #expect(material == (await workspace.repairMaterial(for: material.status, in: connection)))
                let plan = try RepairPlanner(material).plan(.markApplied, [.tag("0001_b")])
                let report = try await workspace.run(plan, in: connection)
                #expect(report == RepairReport(plan))
                #expect(try await workspace.status(in: connection).isInStep)
                await connection.close()
            }
        }
    }

    @Test func `that is refused says so as a fact, and what the server has against it is the server's`()
        async throws
    {
        try await ProjectBench.run(["a", "b"]) { project in
            try await withDatabase { database in
                try await project.apply(1, to: database.target)
                let (workspace, connection) = (project.workspace, try await database.connect())
                let material = try await workspace.repairMaterial(in: connection)
                let plan = try RepairPlanner(material).plan(.markApplied, [.tag("0001_b")])
                let grants =
                    "GRANT USAGE ON SCHEMA drizzle TO ?; GRANT SELECT ON drizzle.__drizzle_migrations TO ?"
                try await database.asRole(grants: grants) { reader in
                    let error = await #expect(throws: WorkspaceError.self) {
                        try await workspace.run(plan, in: reader)
                    }
                    #expect(error?.isServers(.server, of: reader.display) == true)
                }
                _ = try await workspace.run(plan, in: connection)
                let changed = RepairRefusal.ledgerChanged(.standard, expected: 1, found: 2)
                await #expect(throws: WorkspaceError.refused(changed)) {
                    try await workspace.run(plan, in: connection)
                }
                await connection.close()
            }
        }
    }
}

@Suite struct `The targets of a plan` {
    private static let entries: [(tag: String, when: Int64)] = [
        ("0000_a", 1_700_000_000_000), ("0001_b", 1_700_000_100_000),
    ]

    @Test(arguments: [
        (RepairKind.moveCeiling, ["0000_a", "0001_b"], "0001_b"), (.adopt, ["0001_b", "0000_a"], "0000_a"),
        (.relink, ["0001_b"], "0001_b"),
    ])
    func `are refused where the plan has no use for them`(
        kind: RepairKind, targets: [String], surplus: String
    ) async throws {
        try await RepairBench.run(Self.entries, ledger: nil, parents: [1: -1]) { bench in
            let material = RepairMaterial.reading(try await bench.status(), now: RepairBench.now)
            #expect(throws: RepairObstacle.surplusTarget(kind, .tag(surplus))) {
                try RepairPlanner(material).plan(kind, targets.map(RepairTarget.init))
            }
        }
    }

    @Test func `count once, however often they are named`() async throws {
        try await RepairBench.run(Self.entries, ledger: "SELECT") { bench in
            let plan = try await bench.plan(.markApplied, "0000_a", "0001_b", "0000_a")
            #expect(plan.changes.count == 2)
            #expect(plan.sentence == "Records 0000_a and 0001_b as applied, without running any SQL.")
        }
    }
}
