import Reports
import Review
import Terminal
import TestSupport
import Testing
import Verification
import Workspace

@Suite struct `A review of what is pending` {
    @Test func `says where the run stops, also where no rule is about that`() async throws {
        try await ApplyBench.run(["a", "b"]) { bench in
            try bench.project.write("CREATE EXTENSION \"no_such_thing\";", to: "0001_b.sql")
            let visit = bench.project.workspace.visit(bench.database.target)
            let report = try await bench.project.workspace.review(ReviewWish(), in: visit)
            await visit.close()
            #expect(report.fault?.tag == "0001_b")
            let text = DocumentText(report.document(on: .plain(.unicode)), glyphs: .unicode).joined(
                separator: " ")
            #expect(text.contains("The run stops at 0001_b, line 1"))
            #expect(!text.contains("nothing to say against it"))
        }
    }
}
