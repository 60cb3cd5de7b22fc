import SQL
import Verification

/// REINDEX keeps everybody from reading, since every query opens all indexes of its table.
struct ReindexNotConcurrent: ReviewRule {
    let page = RulePage(
        "reindex-not-concurrent", .danger,
        "REINDEX keeps everybody from reading, since every query opens all indexes of its table.",
        why:
            "SHARE on the table, and ACCESS EXCLUSIVE on the index, for which the planner of every SELECT waits.",
        instead: "REINDEX … CONCURRENTLY, outside of a transaction.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard case .reindex(let command)? = step.operation, !command.isConcurrent else { return [] }
        let table: AboutTable?
        switch command.scope {
        case .table(let name):
            guard course.isInUse(course.whole(name)) else { return [] }
            table = course.load(of: course.whole(name))
        case .index(let name):
            guard !course.newObjects.contains(course.newObject(.index, name)) else { return [] }
            let owner = course.facts.indexes[course.whole(name)]
            guard owner.map(course.isInUse) ?? course.facts.hasRowsElsewhere else { return [] }
            table = owner.map(course.load)
        case .many: table = nil
        }
        return [finding(at: step.place, "Nobody can read what is being indexed anew.", about: table)]
    }
}
