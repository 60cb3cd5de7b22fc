import Drizzle
import Foundation
import Postgres
import TestSupport
import Testing
import Verification
import Workspace

@Suite struct `Dropping a migration` {
    /// Plans the drop in a project of these tables, of which the first `applied` are there.
    private func drop(
        _ tables: [String], applied: Int, _ name: String? = nil,
        _ body: (ProjectBench, Result<DropPlan, WorkspaceError>) async throws -> Void
    ) async throws {
        try await ProjectBench.run(tables) { bench in
            try await withDatabase { database in
                try await bench.apply(applied, to: database.target)
                let visit = bench.workspace.visit(database.target)
                let plan: Result<DropPlan, WorkspaceError>
                do throws(WorkspaceError) {
                    plan = .success(try await bench.workspace.dropPlan(name, in: visit))
                } catch {
                    plan = .failure(error)
                }
                await visit.close()
                try await body(bench, plan)
            }
        }
    }

    private func obstacle(_ plan: Result<DropPlan, WorkspaceError>) -> DropObstacle? {
        if case .failure(.notDropped(let obstacle)) = plan { obstacle } else { nil }
    }

    private func parent(_ bench: ProjectBench, _ number: Int) -> [String]? {
        SnapshotLink.reading("\(bench.migrations)/meta/000\(number)_snapshot.json")?.previousIDs
    }

    private func names(_ bench: ProjectBench) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: bench.folder).sorted()
    }

    @Test func `takes the last one that is not applied, with its file, its snapshot and its entry`()
        async throws
    {
        try await drop(["a", "b", "c"], applied: 1) { bench, plan in
            try bench.workspace.run(plan.get())
            let names = try names(bench).filter { $0.hasPrefix("drizzle/") }
            #expect(
                names == [
                    "drizzle/0000_a.sql", "drizzle/0001_b.sql", "drizzle/meta",
                    "drizzle/meta/0000_snapshot.json",
                    "drizzle/meta/0001_snapshot.json", "drizzle/meta/_journal.json",
                ])
            let entries = (0..<2).map {
                (index: $0, when: 1_785_000_000_000 + Int64($0), tag: ["0000_a", "0001_b"][$0])
            }
            let journal = try String(
                contentsOfFile: bench.migrations + "/meta/_journal.json", encoding: .utf8)
            #expect(journal == writtenJournal(entries))
            #expect(try self.names(bench).allSatisfy { !$0.contains(".raingauge") })
        }
    }

    @Test func `lets the snapshots behind one in the middle follow the one before it`() async throws {
        try await drop(["a", "b", "c"], applied: 0, "1") { bench, plan in
            let plan = try plan.get()
            #expect(plan.tag == "0001_b" && plan.relinked == ["0002_c"])
            #expect(plan.cautions.count == 1)
            try bench.workspace.run(plan)
            #expect(MigrationFolder.reading(bench.migrations).migrations.map(\.tag) == ["0000_a", "0002_c"])
            let first = SnapshotLink.reading("\(bench.migrations)/meta/0000_snapshot.json")
            #expect(parent(bench, 2) == [first?.id ?? ""])
        }
    }

    @Test func `leaves an applied one where it is`() async throws {
        try await drop(["a", "b"], applied: 2) { _, plan in
            #expect(obstacle(plan) == .nothingPending)
        }
        try await drop(["a", "b"], applied: 1, "0000_a") { _, plan in
            #expect(obstacle(plan) == .applied(tag: "0000_a"))
        }
    }

    @Test func `leaves an empty list of entries behind, as Drizzle Kit writes it`() async throws {
        try await drop(["a"], applied: 0) { bench, plan in
            try bench.workspace.run(plan.get())
            let journal = try String(
                contentsOfFile: bench.migrations + "/meta/_journal.json", encoding: .utf8)
            #expect(journal.contains(#""entries": []"#))
        }
    }

    @Test func `takes the folder of a migration of 1_0, and links the one behind it`() async throws {
        try await ProjectBench.run([]) { bench in
            try FileManager.default.removeItem(atPath: bench.migrations + "/meta")
            let tags = ["20260101000000_a", "20260102000000_b", "20260103000000_c"]
            for (number, tag) in tags.enumerated() {
                try FileManager.default.createDirectory(
                    atPath: "\(bench.migrations)/\(tag)", withIntermediateDirectories: true)
                try bench.write("CREATE TABLE t\(number) (id int);", to: "\(tag)/migration.sql")
                let parent = number == 0 ? SnapshotLink.origin : "id-\(number - 1)"
                try bench.write(
                    #"{"version":"8","dialect":"postgres","id":"id-\#(number)","prevIds":["\#(parent)"],"ddl":[]}"#,
                    to: "\(tag)/snapshot.json")
            }
            try await withDatabase { database in
                let visit = bench.workspace.visit(database.target)
                let plan = try await bench.workspace.dropPlan("20260102000000_b", in: visit)
                await visit.close()
                #expect(plan.removals == ["\(bench.migrations)/20260102000000_b"])
                try bench.workspace.run(plan)
            }
            #expect(MigrationFolder.reading(bench.migrations).migrations.map(\.tag) == [tags[0], tags[2]])
            #expect(
                SnapshotLink.reading("\(bench.migrations)/\(tags[2])/snapshot.json")?.previousIDs == ["id-0"])
        }
    }

    @Test func `leaves everything as it was when one of the files has changed or is gone`() async throws {
        try await drop(["a", "b", "c"], applied: 0, "1") { bench, plan in
            let before = try names(bench)
            let plan = try plan.get()
            let path = "meta/0002_snapshot.json"
            let old = try String(contentsOfFile: "\(bench.migrations)/\(path)", encoding: .utf8)
            try bench.write(old + "\n", to: path)
            #expect(throws: WorkspaceError.refused(.fileChanged(path: "\(bench.migrations)/\(path)"))) {
                try bench.workspace.run(plan)
            }
            try bench.write(old, to: path)
            try FileManager.default.removeItem(atPath: "\(bench.migrations)/meta/0001_snapshot.json")
            #expect(throws: WorkspaceError.self) { try bench.workspace.run(plan) }
            try bench.write("", to: "meta/0001_snapshot.json")
            #expect(try names(bench) == before)
            #expect(parent(bench, 2)?.first == "00000000-0000-4000-8000-000000000001")
        }
    }
}
