import SQL
import Verification

/// A new partition closes the table that it belongs to.
struct CreatePartitionLocksParent: ReviewRule {
    let page = RulePage(
        "create-partition-locks-parent", .caution, "A new partition closes the table that it belongs to.",
        why:
            "ACCESS EXCLUSIVE on the parent to the end of the transaction, and a look at every row of the default partition.",
        instead: "CREATE TABLE (LIKE the parent), and ATTACH PARTITION, which lets everybody go on.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard case .createTable(let table) = step.statement, table.isPartition else { return [] }
        return table.parents.map(course.whole).filter(course.isInUse).map {
            finding(
                at: step.place,
                "\($0.shown) is closed until the run is over, to get the partition \(table.name).",
                about: course.load(of: $0))
        }
    }
}
