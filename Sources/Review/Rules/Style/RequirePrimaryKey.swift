import SQL
import Verification

/// A table without a primary key has rows that nobody can tell apart.
struct RequirePrimaryKey: ReviewRule {
    let page = RulePage(
        "require-primary-key", .note, "A table without a primary key has rows that nobody can tell apart.",
        why: "Logical replication needs one, and so does whoever wants to change one row.",
        instead: "A primary key.", .strict)

    func findings(after course: Course) -> [Finding] {
        course.history.createdTables.filter { created in
            let table = course.table(created.table)
            return !created.value.isEmpty && table.isNew && table.facts.primaryKey.isEmpty
        }.map {
            finding(at: $0.place, "\($0.table.shown) has no primary key.", about: course.about($0.table))
        }
    }
}
