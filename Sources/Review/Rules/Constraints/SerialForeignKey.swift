import SQL
import Verification

/// A foreign key that counts by itself points at rows nobody chose.
struct SerialForeignKey: ReviewRule {
    let page = RulePage(
        "serial-foreign-key", .danger, "A foreign key that counts by itself points at rows nobody chose.",
        why:
            "serial() gives the column a sequence and a default: an INSERT that forgets it silently points at row 1, 2, 3 and so on.",
        instead: "integer() or bigint(), the type of what it points at.")

    func findings(after course: Course) -> [Finding] {
        course.history.foreignKeys.flatMap { table, key, place in
            key.columns.filter { course.isSerial($0, in: table) }.map { column in
                finding(
                    at: place, "\(table.shown).\(column) points at \(key.table) and is serial.",
                    about: course.about(table))
            }
        }
    }
}
