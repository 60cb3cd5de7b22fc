import SQL
import Verification

/// PostgreSQL refuses the statement inside of a transaction block, and Drizzle runs everything in one.
struct NoTransactionStatement: ReviewRule {
    let page = RulePage(
        "no-transaction-statement", .danger,
        "PostgreSQL refuses the statement inside of a transaction block, and Drizzle runs everything in one.",
        why: "The run stops there (25001), and nothing of it stays.",
        instead: "Run it by hand, outside of a transaction, and mark its migration as applied.")

    func findings(on fault: RunFault, in script: ReviewScript, under conditions: Conditions) -> [Finding] {
        guard conditions.isInTransaction, case .outsideTransaction(let command) = fault.cause else {
            return []
        }
        return [
            finding(
                at: script.place(line: fault.line), "\(command) is refused inside of the run's transaction.")
        ]
    }

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard step.isInTransaction, let command = command(of: step, in: course) else { return [] }
        return [finding(at: step.place, "\(command) is refused inside of the run's transaction.")]
    }

    /// What only the catalog or an older release makes impossible.
    private func command(of step: Step, in course: Course) -> String? {
        if case .alterEnum(let change) = step.statement, case .addLabel = change.change {
            return course.conditions.major < 12 ? "ALTER TYPE … ADD VALUE" : nil
        }
        switch step.operation {
        case .reindex(let command)? where !command.isConcurrent:
            guard case .table(let table) = command.scope, course.isPartitioned(table) else { return nil }
            return "REINDEX of a partitioned table"
        case .cluster(let table?)?:
            return course.isPartitioned(table) ? "CLUSTER of a partitioned table" : nil
        default: return nil
        }
    }
}

extension Course {
    fileprivate func isPartitioned(_ name: ObjectName) -> Bool { table(whole(name)).facts.isPartitioned }
}
