import SQL
import Verification

/// An index of a partitioned table cannot be built concurrently.
struct ConcurrentIndexOnPartitioned: ReviewRule {
    let page = RulePage(
        "concurrent-index-on-partitioned", .danger,
        "An index of a partitioned table cannot be built concurrently.",
        why: "PostgreSQL stops (0A000).",
        instead:
            "CREATE INDEX … ON ONLY the parent, CONCURRENTLY on each partition, and ATTACH PARTITION for each."
    )

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard case .createIndex(let index) = step.statement, index.isConcurrent else { return [] }
        let table = course.whole(index.table)
        guard course.table(table).facts.isPartitioned else { return [] }
        return [
            finding(
                at: step.place, "\(table.shown) is partitioned, so that CONCURRENTLY is refused.",
                about: course.about(table))
        ]
    }
}
