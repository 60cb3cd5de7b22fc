import SQL
import Verification

/// DETACH PARTITION closes the table and its partition.
struct DetachPartition: ReviewRule {
    let page = RulePage(
        "detach-partition-not-concurrent", .caution, "DETACH PARTITION closes the table and its partition.",
        why:
            "ACCESS EXCLUSIVE on the parent, the partition and the default one, to the end of the transaction.",
        instead: "DETACH PARTITION … CONCURRENTLY from PostgreSQL 14 on, outside of a transaction.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard let table = step.altered(in: course), course.isInUse(table) else { return [] }
        return step.changes.compactMap { change in
            guard case .detachPartition(let child, isConcurrent: false) = change else { return nil }
            return finding(
                at: step.place, "\(table.shown) and \(child) are closed until the run is over.",
                about: course.load(of: table))
        }
    }
}
