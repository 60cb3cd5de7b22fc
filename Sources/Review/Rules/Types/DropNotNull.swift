import SQL
import Verification

/// Code that reads the column may not expect NULL.
struct DropNotNull: ReviewRule {
    let page = RulePage(
        "drop-not-null", .note, "Code that reads the column may not expect NULL.",
        why:
            "The change itself is an instant's; what reads the column meets values that could not be there before.",
        instead: "Let the code that reads it know first.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard let table = step.altered(in: course), !course.isNew(table) else { return [] }
        return step.changes.compactMap { change in
            guard case .dropNotNull(let column) = change else { return nil }
            return finding(
                at: step.place, "\(table.shown).\(column) may be NULL from now on.",
                about: course.load(of: table))
        }
    }
}
