import SQL
import Verification

/// A serial column writes the whole table anew, to number its rows.
struct AddColumnSerial: ReviewRule {
    let page = RulePage(
        "add-column-serial", .danger, "A serial column writes the whole table anew, to number its rows.",
        why:
            "Each row takes the next number of the new sequence, under a lock that lets nobody read or write.",
        instead: "Add a plain bigint, give it a sequence as default, and number the old rows in batches.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        step.addedColumns(in: course).filter { $0.column.type.serial != nil && course.isInUse($0.table) }.map
        {
            finding(
                at: step.place,
                "\($0.table.shown) gets the \($0.column.type) column \($0.column.name): every row is written anew.",
                about: course.load(of: $0.table), safeWay: .addNumbered($0.column, to: $0.table))
        }
    }
}
