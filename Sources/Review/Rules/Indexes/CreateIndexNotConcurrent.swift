import SQL
import Verification

/// An index keeps everybody from writing to the table while it is built.
struct CreateIndexNotConcurrent: ReviewRule {
    let page = RulePage(
        "create-index-not-concurrent", .danger,
        "An index keeps everybody from writing to the table while it is built.",
        why:
            "SHARE is held on the table, and on every partition of it, to the end of the transaction; even where IF NOT EXISTS finds the index there.",
        instead:
            "CREATE INDEX CONCURRENTLY, outside of a transaction. Drizzle's migrators run everything in one, so run it by hand first and let the migration say IF NOT EXISTS."
    )

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard case .createIndex(let index) = step.statement, !index.isConcurrent, !index.isOnlyOfParent else {
            return []
        }
        let table = course.whole(index.table)
        guard course.isInUse(table),
            !course.newObjects.contains(course.newObject(.materializedView, index.table))
        else { return [] }
        let name = index.name.map { " \($0)" } ?? ""
        return [
            finding(
                at: step.place, "Nobody can write to \(table.shown) while the index\(name) is built.",
                about: course.load(of: table), safeWay: .buildConcurrently(step))
        ]
    }
}
