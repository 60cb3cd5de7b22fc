import SQL
import Verification

/// A foreign key keeps everybody from writing to the table it points at, until the run is over.
struct ForeignKeyLocksReferencedTable: ReviewRule {
    let page = RulePage(
        "fk-locks-referenced-table", .note,
        "A foreign key keeps everybody from writing to the table it points at, until the run is over.",
        why:
            "Also NOT VALID, and also from a table that the same run makes: SHARE ROW EXCLUSIVE on the other table is held to the end of the transaction.",
        instead: "Put foreign keys into a last, short migration of their own, with a lock_timeout.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        step.constraints(in: course).compactMap { new in
            guard case .foreignKey(let key) = new.constraint.rule else { return nil }
            let other = course.whole(key.table)
            guard !(new.isInside && other == new.table), course.isInUse(other) else { return nil }
            return finding(
                at: step.place, "Nobody can write to \(other.shown) until the run is over.",
                about: course.load(of: other))
        }
    }
}
