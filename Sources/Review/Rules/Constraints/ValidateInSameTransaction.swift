import SQL
import Verification

/// Validated in the transaction that added it, a constraint is checked under the lock that NOT VALID was to avoid.
struct ValidateInSameTransaction: ReviewRule {
    let page = RulePage(
        "validate-in-same-transaction", .caution,
        "Validated in the transaction that added it, a constraint is checked under the lock that NOT VALID was to avoid.",
        why:
            "The lock of ADD CONSTRAINT is held to the end of the transaction, and Drizzle runs all pending files in one.",
        instead: "A file of its own for VALIDATE, which is applied by itself later.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard course.isInTransaction, let table = step.altered(in: course), course.isInUse(table) else {
            return []
        }
        return step.changes.compactMap { change in
            guard case .validateConstraint(let name) = change,
                course.unvalidated[Course.TablePart(table: table, part: name)] != nil
            else { return nil }
            return finding(
                at: step.place,
                "\(name) was added in the same run, whose lock on \(table.shown) is still held.",
                about: course.load(of: table))
        }
    }
}
