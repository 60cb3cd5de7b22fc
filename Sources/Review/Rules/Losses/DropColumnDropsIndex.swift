import SQL
import Verification

/// With a column go the indexes and checks that also speak of others, without a word.
struct DropColumnDropsIndex: ReviewRule {
    let page = RulePage(
        "drop-column-drops-index", .caution,
        "With a column go the indexes and checks that also speak of others, without a word.",
        why: "PostgreSQL drops them without CASCADE; queries on the other columns are slow afterwards.",
        instead: "Build the index without the column first.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        step.droppedColumns(in: course).compactMap { table, column in
            let facts = course.table(table).facts
            let hasIndex = (facts.indexes ?? []).contains {
                $0.columns.contains(column) && ($0.columns.count > 1 || $0.isPartial)
            }
            guard hasIndex || facts.checks.contains(where: { $0.contains(column) && $0.count > 1 }) else {
                return nil
            }
            return finding(
                at: step.place,
                "With \(table.shown).\(column) goes \(hasIndex ? "an index" : "a CHECK") over other columns too.",
                about: course.about(table))
        }
    }
}
