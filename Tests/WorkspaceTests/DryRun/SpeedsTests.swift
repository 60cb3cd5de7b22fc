import Postgres
import Review
import SQL
import TestSupport
import Testing
import Verification

@testable import Workspace

@Suite struct `What a server did before` {
    private static let large = """
        CREATE TABLE parcels (id int, label text);
        INSERT INTO parcels SELECT n, repeat('x', 60) FROM generate_series(1, 60000) AS n; ANALYZE parcels
        """

    @Test func `is kept by a rehearsal, and a review guesses from it`() async throws {
        try await ApplyBench.run(["a"], Self.large) { bench in
            try bench.project.write(
                "ALTER TABLE parcels ADD COLUMN at timestamptz DEFAULT clock_timestamp();", to: "0000_a.sql")
            var workspace = bench.project.workspace
            workspace.speedsFolder = bench.project.folder + "/state/speeds"
            let visit = workspace.visit(bench.database.target)
            let before = try await workspace.review(ReviewWish(), in: visit)
            #expect(before.speeds.isEmpty)
            let plan = try await workspace.applyPlan(in: visit)
            let report = try await workspace.dryRun(plan, in: visit)
            #expect(report.observations.first?.rewritten.isEmpty == false)
            let after = try await workspace.review(ReviewWish(), in: visit)
            #expect(after.speeds[.rewrite]?.count == 1)
            let parcels = QualifiedName("public", "parcels")
            let statement = try #require(after.review.statements.first)
            #expect(statement.time(on: parcels)?.isMeasured == false)
            #expect(statement.time(on: parcels, by: after.speeds)?.isMeasured == true)
            await visit.close()
        }
    }

    @Test func `counts more the newer it is, and not where it was over at once`() {
        var speeds = MeasuredSpeeds()
        speeds.note(.scan, bytes: 10_000_000, took: .milliseconds(1))
        speeds.note(.scan, bytes: 10_000, took: .seconds(1))
        #expect(speeds.isEmpty)
        speeds.note(.scan, bytes: 10_000_000, took: .seconds(1))
        for _ in 0..<40 { speeds.note(.scan, bytes: 20_000_000, took: .seconds(1)) }
        #expect((speeds[.scan]?.bytesPerSecond ?? 0) > 19_000_000)
    }
}
