import SQL
import Verification

/// VACUUM FULL and CLUSTER write the table anew while nobody can read or write.
struct VacuumFullOrCluster: ReviewRule {
    let page = RulePage(
        "vacuum-full-or-cluster", .danger,
        "VACUUM FULL and CLUSTER write the table anew while nobody can read or write.",
        why: "The table and its indexes are copied under ACCESS EXCLUSIVE, and need their room twice.",
        instead: "pg_repack, or REPACK from PostgreSQL 19 on.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        let tables: [ObjectName]
        switch step.operation {
        case .vacuum(let names, isFull: true)?: tables = names
        case .cluster(let name)?: tables = name.map { [$0] } ?? []
        default: return []
        }
        let inUse = tables.map(course.whole).filter(course.isInUse)
        guard tables.isEmpty || !inUse.isEmpty else { return [] }
        let what = inUse.isEmpty ? "Every table" : inUse.map(\.shown).listed
        return [
            finding(
                at: step.place, "\(what) is written anew while nobody can read or write.",
                about: inUse.first.map(course.load))
        ]
    }
}
