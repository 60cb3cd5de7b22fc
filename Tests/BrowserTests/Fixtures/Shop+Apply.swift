import Drizzle
import Postgres
import SQL
import Review
import Verification
import Workspace

@testable import Browser

extension Shop {
    /// Two migrations are pending; the SQL is the same for every file.
    static func applyPlan(refusingTransaction: Bool = false) throws -> ApplyPlan {
        let sql =
            refusingTransaction
            ? "CREATE INDEX CONCURRENTLY i ON orders (id);"
            : "ALTER TABLE \"orders\" ADD COLUMN \"region\" text;"
        return try ApplyPlan(status) { migration in
            RunScript(
                tag: migration.tag, file: migration.file,
                MigrationScript(Array("-- \(migration.file)\n\(sql)\n".utf8)))
        }
    }

    /// Nothing but a column with ten values speaks against it.
    static func applyForesight(losing values: Int = 0) -> ApplyForesight {
        let sql = "ALTER TABLE \"orders\" DROP COLUMN \"note\";"
        let script = ReviewScript(
            tag: "0007_strong_raven", file: "/shop/drizzle/0007_strong_raven.sql",
            MigrationScript(Array((values == 0 ? "" : sql).utf8)))
        let review = Review([script])
        let questions = review.findings.compactMap(\.question)
        return ApplyForesight(
            review: .success(
                ReviewReport(
                    review, of: .named, tags: ["0007_strong_raven"], hasFacts: true,
                    answers: Dictionary(uniqueKeysWithValues: questions.map { ($0, .found(values)) }))))
    }

    static func applyReport(_ plan: ApplyPlan) -> ApplyReport {
        var report = ApplyReport()
        report.applied = plan.tags.map { AppliedMigration(tag: $0, pieces: 1, duration: .milliseconds(12)) }
        report.after = statusInStep
        return report
    }

    static func dryRunReport(_ plan: ApplyPlan) -> DryRunReport {
        let orders = QualifiedName("public", "orders")
        var report = DryRunReport()
        report.observations = plan.statements.enumerated().map { place, statement in
            var seen = Observation(statement, took: .milliseconds(3))
            if place == 0 {
                seen.locks = [RelationLock(orders, .accessExclusive)]
                seen.rewritten = [orders]
            }
            return seen
        }
        (report.transaction, report.fate) = ("741", .aborted)
        return report
    }
}
