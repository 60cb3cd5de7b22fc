import Drizzle
import Postgres
import Review
import TestSupport
import Testing
import Verification
import Workspace

@Suite struct `A question about a file` {
    @Test func `is answered by what the file says now, whoever asked before`() async throws {
        try await ApplyBench.run(["a"]) { bench in
            let visit = bench.project.workspace.visit(bench.database.target)
            for table in ["first", "second", "first"] {
                try bench.project.write("CREATE TABLE \(table) ();", to: "0000_a.sql")
                let plan = try await bench.project.workspace.applyPlan(in: visit)
                #expect(plan.statements.map(\.title) == ["CREATE TABLE \(table)"])
                let foresight = await bench.project.workspace.foresight(of: plan, in: visit)
                let review = try #require(try foresight.review?.get())
                #expect(review.review.statements.map(\.place.statement) == ["CREATE TABLE \(table)"])
                let landing = try await bench.project.workspace.landing(includesAhead: true, in: visit)
                #expect(landing.migrations.flatMap(\.statements).map(\.text) == ["CREATE TABLE \(table) ()"])
            }
            await visit.close()
        }
    }
}
