import SQL
import Verification

/// A type whose values are the same on the disk changes nothing but the catalog.
struct AlterColumnTypeNoRewrite: ReviewRule {
    let page = RulePage(
        "alter-column-type-no-rewrite", .note,
        "A type whose values are the same on the disk changes nothing but the catalog.",
        why:
            "It takes an instant, under a lock that waits for everybody. Indexes on expressions over the column are still rebuilt, and a prepared SELECT of it fails once: cached plan must not change result type.",
        instead: "Run it with a short lock_timeout.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        step.typeChanges(in: course).filter { $0.change?.isFree == true && course.isInUse($0.table) }.map {
            finding(
                at: step.place, "\($0.table.shown).\($0.column) becomes \($0.type) without a rewrite.",
                about: course.load(of: $0.table))
        }
    }
}
