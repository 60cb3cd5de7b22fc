import SQL
import Verification

/// An exclusion constraint builds its index while nobody can read or write, and there is no gentler way.
struct AddExclusionConstraint: ReviewRule {
    let page = RulePage(
        "add-exclusion-constraint", .danger,
        "An exclusion constraint builds its index while nobody can read or write.",
        why:
            "It goes through the table twice, and can be neither NOT VALID nor made of an index that is there.",
        instead: "A new table with the constraint, filled beside the old one; or a quiet hour.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        step.constraints(in: course).filter { $0.constraint.rule == .exclusion && $0.isFelt(in: course) }.map
        {
            finding(
                at: step.place, "An exclusion constraint on \($0.table.shown) builds an index.",
                about: course.load(of: $0.table))
        }
    }
}
