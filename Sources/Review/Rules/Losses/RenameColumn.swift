import SQL
import Verification

/// Code that still runs does not find the column under its old name.
struct RenameColumn: ReviewRule {
    let page = RulePage(
        "rename-column", .caution, "Code that still runs does not find the column under its old name.",
        why: "Every SELECT and INSERT that names it fails, from the end of the run to the new code's start.",
        instead: "Add the new column, write both, fill the old rows, read the new one, and drop the old.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard case .rename(let rename) = step.statement, rename.object.kind == .column,
            let old = rename.object.part
        else { return [] }
        let table = course.whole(rename.object.name)
        guard !course.isNew(table) else { return [] }
        return [
            finding(
                at: step.place, "\(table.shown).\(old) is called \(rename.newName) from now on.",
                about: course.about(table),
                safeWay: .renameColumn(old, to: rename.newName, of: table, in: course))
        ]
    }
}
