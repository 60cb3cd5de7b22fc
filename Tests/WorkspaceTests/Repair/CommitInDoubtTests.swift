import Drizzle
import Foundation
import Postgres
import SQL
import ScratchServer
import TestSupport
import Testing
import Verification

@testable import Workspace

/// The connection is lost when COMMIT is on its way; the plan changes a row and the journal.
@Suite struct `A repair whose COMMIT is not answered` {
    private static let entries: [(tag: String, when: Int64)] = [
        ("0000_a", 1_700_000_000_000), ("0001_b", 1_900_000_000_000),
    ]
    private static let rows = """
        INSERT INTO drizzle.__drizzle_migrations (hash, created_at)
          VALUES ('@0000_a', 1700000000000), ('@0001_b', 1900000000000)
        """
    private static let (old, new) = ("2 @0001_b 1900000000000", "2 @0001_b 1700000000001")

    @Test(arguments: ServerBinaries.underTest)
    func `asks the server, and is done when that says so`(binaries: ServerBinaries) async throws {
        try await Self.run(on: binaries) { bench, plan in
            let report = try await Self.run(plan, on: bench, cutting: .beforeClient)
            #expect(report.wasInDoubt && report.changes.count == 1)
            #expect(try await bench.rows()[1] == Self.new)
            #expect(try bench.file("meta/_journal.json").contains("1700000000001"))
            try expectNothingLeft(in: bench)
        }
    }

    @Test(arguments: ServerBinaries.underTest)
    func `asks the server, and gives the file back when nothing was committed`(
        binaries: ServerBinaries
    ) async throws {
        try await Self.run(on: binaries) { bench, plan in
            let before = try bench.file("meta/_journal.json")
            let error = await #expect(throws: PostgresError.self) {
                try await Self.run(plan, on: bench, cutting: .beforeServer)
            }
            #expect(error?.kind == .connectionLost)
            #expect(try await bench.rows()[1] == Self.old)
            #expect(try bench.file("meta/_journal.json") == before)
            try expectNothingLeft(in: bench)
        }
    }

    @Test func `says that nobody knows when nobody can be asked, and keeps what the file held`() async throws
    {
        try await Self.run { bench, plan in
            let before = try bench.file("meta/_journal.json")
            let refusal = await #expect(throws: RepairRefusal.self) {
                try await Self.run(plan, on: bench, cutting: .forGood)
            }
            guard case .inDoubt(.standard, let transaction?, let files, _)? = refusal else {
                Issue.record("\(String(describing: refusal))")
                return
            }
            #expect(files.map(\.path) == ["\(bench.folder)/meta/_journal.json"])
            let copy = try #require(files[0].copy)
            #expect(try String(contentsOfFile: copy, encoding: .utf8) == before)
            #expect(try bench.file("meta/_journal.json").contains("1700000000001"))
            #expect(try await bench.rows()[1] == Self.new)
            #expect(refusal?.sentence.contains("nobody knows whether drizzle.__drizzle_migrations") == true)
            #expect(refusal?.sentence.contains("What it held before is in \(copy).") == true)
            #expect(refusal?.remedy?.contains("SELECT pg_xact_status('\(transaction)')") == true)
        }
    }

    private static func run(
        on binaries: ServerBinaries? = nil, _ body: (RepairBench, RepairPlan) async throws -> Void
    ) async throws {
        try await RepairBench.run(entries, ledger: rows, on: binaries) { bench in
            try await body(bench, try await bench.plan(.moveCeiling, "0001_b"))
        }
    }

    private static func run(
        _ plan: RepairPlan, on bench: RepairBench, cutting cut: CommitCutter.Cut
    ) async throws -> RepairReport {
        let database = bench.database
        let cutter = try CommitCutter(
            inFrontOf: database.server.target(database: database.name), cutting: cut)
        let connection = try await Connection.open(cutter.target)
        defer { Task { await connection.close() } }
        return try await plan.run(on: connection)
    }

    private func expectNothingLeft(in bench: RepairBench) throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: bench.folder + "/meta").sorted()
        #expect(files == ["0000_snapshot.json", "0001_snapshot.json", "_journal.json"])
    }
}
