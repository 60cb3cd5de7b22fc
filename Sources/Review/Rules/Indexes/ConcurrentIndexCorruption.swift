import SQL
import Verification

/// PostgreSQL 14.0 to 14.3 can lose rows from an index that is built concurrently.
struct ConcurrentIndexCorruption: ReviewRule {
    let page = RulePage(
        "pg14-concurrent-index-corruption", .danger,
        "PostgreSQL 14.0 to 14.3 can lose rows from an index that is built concurrently.",
        why:
            "A bug of those releases, mended in 14.4; CREATE INDEX and REINDEX CONCURRENTLY are both affected.",
        instead: "Update the server first, and check older indexes with amcheck.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        let conditions = course.conditions
        guard conditions.major == 14, let minor = conditions.minor, minor < 4, step.buildsConcurrently else {
            return []
        }
        return [
            finding(
                at: step.place, "The server is PostgreSQL 14.\(minor), where such an index may miss rows.")
        ]
    }
}

extension Step {
    fileprivate var buildsConcurrently: Bool {
        if case .createIndex(let index) = statement { return index.isConcurrent }
        if case .reindex(let command)? = operation { return command.isConcurrent }
        return false
    }
}
