import SQL
import Verification

/// Dropping an index closes its table.
struct DropIndexNotConcurrent: ReviewRule {
    let page = RulePage(
        "drop-index-not-concurrent", .caution, "Dropping an index closes its table.",
        why: "ACCESS EXCLUSIVE on the table as well as on the index, to the end of the transaction.",
        instead: "DROP INDEX CONCURRENTLY, outside of a transaction.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard case .drop(let drop) = step.statement, !drop.isConcurrent else { return [] }
        return drop.objects.filter { $0.kind == .index }.compactMap { object in
            let table = course.facts.indexes[course.whole(object.name)]
            guard !course.newObjects.contains(course.newObject(.index, object.name)),
                table.map(course.isInUse) ?? course.facts.hasRowsElsewhere
            else { return nil }
            return finding(
                at: step.place,
                "Dropping \(object.name) closes \(table?.shown ?? "its table") until the run is over.",
                about: table.map(course.load))
        }
    }
}
