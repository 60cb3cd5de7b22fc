import SQL
import Verification

/// Code that still runs does not find the table under its old name.
struct RenameTable: ReviewRule {
    let page = RulePage(
        "rename-table", .caution, "Code that still runs does not find the table under its old name.",
        why: "Every statement that names it fails, from the end of the run to the new code's start.",
        instead: "Rename it and make a view with the old name in the same migration; drop the view later.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard case .rename(let rename) = step.statement, rename.object.kind == .table else { return [] }
        let table = course.whole(rename.object.name)
        guard !course.isNew(table) else { return [] }
        return [
            finding(
                at: step.place, "\(table.shown) is called \(rename.newName) from now on.",
                about: course.about(table),
                safeWay: .renameTable(table, to: rename.newName))
        ]
    }
}
