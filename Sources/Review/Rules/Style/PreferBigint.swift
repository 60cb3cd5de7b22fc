import SQL
import Verification

/// A number of four bytes ends at 2,147,483,647.
struct PreferBigint: ReviewRule {
    let page = RulePage(
        "prefer-bigint", .note, "A number of four bytes ends at 2,147,483,647.",
        why: "Making it larger later rewrites the table.", instead: "bigint.", .strict)

    func findings(on step: Step, in course: Course) -> [Finding] {
        step.columns { ["int2", "int4"].contains(($0.serial ?? $0).name.name.name) }.map {
            finding(at: step.place, "\($0) is no bigint.")
        }
    }
}
