import Drizzle
import Postgres
import SQL
import Verification

@testable import Browser

extension Shop {
    /// Two migrations are pending; the SQL is the same for every file.
    static func applyPlan() throws -> ApplyPlan {
        try ApplyPlan(status) { file in
            MigrationScript(Array("-- \(file)\nALTER TABLE \"orders\" ADD COLUMN \"region\" text;\n".utf8))
        }
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
