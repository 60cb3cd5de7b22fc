import SQL
import Verification

/// Code that leaves the column out has to give a value from now on.
struct DropDefault: ReviewRule {
    let page = RulePage(
        "drop-default", .note, "Code that leaves the column out has to give a value from now on.",
        why: "An INSERT without the column gets NULL, or is refused where the column is required.",
        instead: "Deploy code that gives the value first.", .strict)

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard let table = step.altered(in: course), !course.isNew(table) else { return [] }
        return step.changes.compactMap { change in
            guard case .dropDefault(let column) = change else { return nil }
            return finding(
                at: step.place, "\(table.shown).\(column) has no default any more.",
                about: course.about(table))
        }
    }
}
