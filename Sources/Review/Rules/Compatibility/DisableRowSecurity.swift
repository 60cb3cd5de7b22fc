import SQL
import Verification

/// Without row level security everybody sees every row.
struct DisableRowSecurity: ReviewRule {
    let page = RulePage(
        "disable-rls", .caution, "Without row level security everybody sees every row.",
        why: "The policies stay, and do nothing.", instead: "Change the policies.", .compatibility)

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard let table = step.altered(in: course), !course.isNew(table),
            step.changes.contains(.setRowSecurity(false))
        else { return [] }
        return [
            finding(
                at: step.place, "The policies of \(table.shown) do nothing any more.",
                about: course.about(table))
        ]
    }
}
