import Drizzle
import Foundation
import Postgres
import TestSupport
import Testing
import Verification

@testable import Workspace

/// Proposals that come from what is there of the migrations, and not from the ledger alone.
@Suite struct `A repair by what is there` {
    /// Makes a project with one table for each migration, does something, and asks what applies.
    private func bench(
        _ tables: [String], applied: Int, then deed: String,
        _ body: (ProjectBench, Connection, RepairMaterial) async throws -> Void
    ) async throws {
        try await ProjectBench.run(tables) { project in
            try await withDatabase { database in
                if applied > 0 { try await project.apply(applied, to: database.target) }
                try await database.run(deed)
                let connection = try await database.connect()
                let material = try await project.workspace.repairMaterial(in: connection)
                try await body(project, connection, material)
                await connection.close()
            }
        }
    }

    private func offers(_ material: RepairMaterial) -> [String] {
        RepairPlanner(material).offers.map(\.words)
    }

    @Test func `adopts what was pushed as far as it is there`() async throws {
        try await bench(
            ["a", "b", "c"], applied: 0, then: "CREATE TABLE a (id int); CREATE TABLE b (id int)"
        ) {
            project, connection, material in
            let planner = RepairPlanner(material)
            #expect(planner.offers.map(\.words) == ["adopt 0001_b"])
            #expect(planner.offers[0].reason == "Everything up to 0001_b is there, and nothing of 0002_c.")
            let plan = try planner.plan(.adopt, [])
            let named = try planner.plan(.adopt, [.tag("0001_b")])
            #expect(plan == named)
            #expect(plan.cautions == [])
            _ = try await project.workspace.run(plan, in: connection)
            let states = try await project.workspace.status(in: connection).entries.map(\.state)
            #expect(states == [.applied, .applied, .pending])
        }
    }

    @Test func `adopts any other migration that is chosen, and says what contradicts it`() async throws {
        try await bench(["a", "b"], applied: 0, then: "CREATE TABLE a (id int)") { _, _, material in
            let planner = RepairPlanner(material)
            let around = planner.offers(around: material.status.entries[1])
            #expect(around.map(\.words) == ["adopt 0001_b", "adopt 0000_a"])
            #expect(around[0].reason == "Against it: 0/1 of 0001_b is there.")
            let plan = try planner.plan(.adopt, [.tag("0001_b")])
            #expect(
                plan.cautions == [
                    "Only 0/1 of 0001_b is there: what is missing, Drizzle will never make."
                ])
        }
    }

    @Test func `adopts nothing by itself where nothing is all there`() async throws {
        try await bench(["a"], applied: 0, then: "CREATE TABLE a (id text)") { _, _, material in
            #expect(offers(material) == [])
            #expect(
                throws: RepairObstacle.nothingReached(
                    "0/1 of 0000_a is there already (Drizzle would stop at it: 42P07).")
            ) {
                try RepairPlanner(material).plan(.adopt, [])
            }
        }
    }

    @Test func `records what is pending and all there`() async throws {
        try await bench(["a", "b", "c"], applied: 1, then: "CREATE TABLE b (id int)") {
            project, connection, material in
            let planner = RepairPlanner(material)
            #expect(planner.offers.map(\.words) == ["mark-applied 0001_b"])
            #expect(
                planner.offers[0].reason
                    == "Everything 0001_b makes is there already, and Drizzle would stop at it (42P07).")
            _ = try await project.workspace.run(
                try planner.plan(.markApplied, [.tag("0001_b")]), in: connection)
            let after = try await project.workspace.repairMaterial(in: connection)
            #expect(offers(after) == [])
        }
    }

    @Test func `does not record what is there where that would hide what is not`() async throws {
        try await bench(["a", "b", "c"], applied: 1, then: "CREATE TABLE c (id int)") { _, _, material in
            #expect(offers(material) == [])
        }
    }

    @Test func `takes away the rows of what never landed, and accepts no edit that hides it`() async throws {
        try await bench(
            ["a", "b", "c"], applied: 3,
            then: "DROP TABLE b, c; UPDATE drizzle.__drizzle_migrations SET hash = 'x' WHERE id > 1"
        ) { project, connection, material in
            #expect(material.status.entries.map(\.state) == [.applied, .edited, .edited])
            #expect(offers(material) == ["mark-pending 0001_b 0002_c"])
            let plan = try RepairPlanner(material).plan(.markPending, [.tag("0001_b"), .tag("0002_c")])
            _ = try await project.workspace.run(plan, in: connection)
            let status = try await project.workspace.status(in: connection)
            #expect(status.entries.map(\.next) == [.nothing, .runs, .runs])
        }
    }

    @Test func `accepts an edit, and names what of it is not there`() async throws {
        try await ProjectBench.run(["a", "b"]) { project in
            try await withDatabase { database in
                try await project.apply(2, to: database.target)
                try project.write("CREATE TABLE b (id integer, n integer);\n", to: "0001_b.sql")
                let material = try await project.workspace.repairMaterial(in: try await database.connect())
                let offers = RepairPlanner(material).offers
                #expect(offers.map(\.words) == ["accept-edit 0001_b"])
                #expect(
                    offers[0].reason
                        == "0001_b was changed after it was applied. Of what it says now, column b.n is not there: that needs a migration of its own."
                )
            }
        }
    }

    @Test func `speaks of nothing applied where nothing is`() async throws {
        try await bench(["a", "b"], applied: 1, then: "SELECT") { _, _, material in
            #expect(throws: RepairObstacle.nothingToAccept(tag: "0001_b", .pending)) {
                try RepairPlanner(material).plan(.acceptEdit, [.tag("0001_b")])
            }
        }
    }

    @Test(arguments: [(RepairKind.markApplied, "0000_a"), (.moveCeiling, "0000_a"), (.moveCeiling, "#1")])
    func `gives a row that was written by hand the time of its file, and changes no file`(
        kind: RepairKind, target: String
    ) async throws {
        let late = "UPDATE drizzle.__drizzle_migrations SET created_at = 1785999999999"
        try await bench(["a", "b"], applied: 1, then: late) { project, connection, material in
            let planner = RepairPlanner(material)
            #expect(planner.offers.map(\.words) == ["mark-applied 0000_a"])
            let plan = try planner.plan(kind, [RepairTarget(target)])
            #expect(plan.files == [])
            _ = try await project.workspace.run(plan, in: connection)
            let status = try await project.workspace.status(in: connection)
            #expect(status.ledger.rows.map(\.createdAt) == [.at(1_785_000_000_000)])
            #expect(status.entries.map(\.state) == [.applied, .pending])
        }
    }

    @Test func `records a squash in place of what it stands for, in one transaction`() async throws {
        try await bench(["a", "b", "c"], applied: 3, then: "SELECT") { project, connection, _ in
            let squashed = ["a", "b", "c"].map { "CREATE TABLE \($0) (id integer);" }
            try project.write(squashed.joined(separator: "\n"), to: "0000_all.sql")
            try project.write(
                writtenJournal([(index: 0, when: 1_785_900_000_000, tag: "0000_all")]),
                to: "meta/_journal.json")
            for name in ["0000_a", "0001_b", "0002_c"] {
                try FileManager.default.removeItem(atPath: "\(project.migrations)/\(name).sql")
            }
            let material = try await project.workspace.repairMaterial(in: connection)
            let planner = RepairPlanner(material)
            #expect(planner.offers.map(\.words) == ["squash 0000_all"])
            let plan = try planner.plan(.squash, [.tag("0000_all")])
            #expect(plan.changes.count == 4)
            _ = try await project.workspace.run(plan, in: connection)
            let status = try await project.workspace.status(in: connection)
            #expect(status.entries.map(\.state) == [.applied])
            #expect(status.isInStep)
        }
    }

    @Test func `replaces no row that has a file`() async throws {
        try await bench(["a", "b"], applied: 1, then: "CREATE TABLE b (id int)") { _, _, material in
            #expect(throws: RepairObstacle.nothingReplaced) {
                try RepairPlanner(material).plan(.squash, [.tag("0001_b")])
            }
        }
    }
}
