import SQL
import Verification

/// Dropping a constraint closes the table, and of a foreign key the other table too.
struct DropConstraint: ReviewRule {
    let page = RulePage(
        "drop-constraint", .caution,
        "Dropping a constraint closes the table, and of a foreign key the other table too.",
        why:
            "ACCESS EXCLUSIVE is held to the end of the transaction. With a UNIQUE or a primary key its index goes, which queries may live on.",
        instead: "A short migration of its own, with a lock_timeout.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard let table = step.altered(in: course), course.isInUse(table) else { return [] }
        return step.changes.compactMap { change in
            guard case .dropConstraint(let name, _, _) = change else { return nil }
            let key = course.table(table).facts.foreignKeys.first { $0.name == name }
            let others = key.map { " and \($0.target.shown)" } ?? ""
            return finding(
                at: step.place, "Dropping \(name) closes \(table.shown)\(others) until the run is over.",
                about: course.load(of: table))
        }
    }
}
