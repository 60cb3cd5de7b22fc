import SQL
import Verification

/// IF NOT EXISTS is content with what a failed CREATE INDEX CONCURRENTLY left behind.
struct ConcurrentIndexIfNotExists: ReviewRule {
    let page = RulePage(
        "concurrent-index-if-not-exists", .caution,
        "IF NOT EXISTS is content with what a failed CREATE INDEX CONCURRENTLY left behind.",
        why:
            "A build that fails leaves an INVALID index of the name, which no query uses and IF NOT EXISTS takes for the index.",
        instead: "Look at pg_index.indisvalid, drop what is not valid, and build it without IF NOT EXISTS.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard case .createIndex(let index) = step.statement, index.isConcurrent, index.isIfNotExists,
            !course.isNew(course.whole(index.table))
        else { return [] }
        let name = index.name?.name ?? "the index"
        return [
            finding(
                at: step.place, "An INVALID \(name) that an earlier try left would be taken for the index.",
                safeWay: [
                    SafeStep(
                        "Is there one?",
                        [
                            "SELECT indexrelid::regclass FROM pg_index WHERE NOT indisvalid;"
                        ])
                ])
        ]
    }
}
