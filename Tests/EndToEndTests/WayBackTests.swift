import Foundation
import TestSupport
import Testing

/// `raingauge rollback`, `drop` and `--report` on the demo's project.
@Suite struct `The commands rollback and drop` {
    private func raingauge(_ arguments: String..., in folder: String = "/") async throws -> Program.Outcome {
        let demo = try await SharedDemo.all.place
        return try await Program.raingauge.run(
            arguments + ["--config", demo.folder + "/drizzle.config.ts"], in: folder)
    }

    @Test func `write SQL that undoes a migration, and say what is lost`() async throws {
        let outcome = try await raingauge("rollback", "0012", "--format", "sql")
        #expect(outcome.status == 1 && outcome.errors.isEmpty)
        #expect(outcome.output.hasPrefix("-- Undoes 0012_wet_bishop.\nBEGIN;\n"))
        #expect(outcome.output.contains("-- What stands in orders.region is gone for good.\n"))
        #expect(outcome.output.contains(#"ALTER TABLE "public"."orders" DROP COLUMN "region";"#))
        #expect(outcome.output.hasSuffix("COMMIT;\n"))
    }

    @Test func `find the same in what the files make of an empty server`() async throws {
        let outcome = try await raingauge("rollback", "0012", "--from", "files", "--format", "json")
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        #expect(json["from"] as? String == "files" && json["tag"] as? String == "0012_wet_bishop")
        let steps = json["steps"] as? [[String: Any]] ?? []
        #expect(
            steps.contains {
                $0["statement"] as? String == #"ALTER TABLE "public"."orders" DROP COLUMN "region""#
            })
    }

    @Test func `leave an applied migration alone, and show a plan before anything is changed`() async throws {
        let demo = try await SharedDemo.all.place
        let applied = try await raingauge("drop", "0002", "--url", demo.url)
        #expect(applied.status == 4 && applied.errors.contains("is applied here, so its files stay."))
        let plan = try await raingauge("drop", "--url", demo.url)
        #expect(plan.status == 0 && plan.output.contains("Nothing was changed."))
        #expect(FileManager.default.fileExists(atPath: demo.folder + "/drizzle/0013_nice_vision.sql"))
    }

    @Test func `write a report for a pull request beside what they say`() async throws {
        let demo = try await SharedDemo.all.place
        let project = try TemporaryProject()
        let folder = project.path
        let review = try await raingauge("review", "--url", demo.url, "--report", "review.md", in: folder)
        #expect(review.status == 1)
        let text = try String(contentsOfFile: folder + "/review.md", encoding: .utf8)
        #expect(text.hasPrefix("# Review\n\n| | |\n|:--|:--|\n| database | `shop@"))
        #expect(text.contains("| PostgreSQL | ") && text.contains("\n## Findings\n"))
        let refused = try await raingauge(
            "review", "--url", demo.url, "--report", "/nonexistent/review.md", in: folder)
        #expect(refused.status == 2 && refused.errors.contains("/nonexistent/review.md cannot be written: "))
        withExtendedLifetime(project) {}
    }
}
