import SQL
import Verification

/// Several statements go through one table's rows, where one would do.
struct CombineAlterTable: ReviewRule {
    let page = RulePage(
        "combine-alter-table", .note, "Several statements go through one table's rows, where one would do.",
        why:
            "ALTER TABLE with several changes goes through the rows once; Drizzle Kit writes a statement for each change.",
        instead: "One ALTER TABLE with all changes, behind one another with commas.")

    func findings(after course: Course) -> [Finding] {
        course.history.passes.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.compactMap {
            table, places in
            places.last.map {
                finding(
                    at: $0, "\(places.count) statements go through all rows of \(table.shown).",
                    about: course.load(of: table))
            }
        }
    }
}
