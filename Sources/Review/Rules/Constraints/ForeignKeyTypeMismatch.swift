import SQL
import Verification

/// A foreign key of another type than what it points at is refused, or converted at each look.
struct ForeignKeyTypeMismatch: ReviewRule {
    let page = RulePage(
        "fk-type-mismatch", .caution,
        "A foreign key of another type than what it points at is refused, or converted at each look.",
        why:
            "uuid and text are refused (42804); integer and bigint, varchar and text are allowed, and cost a conversion.",
        instead: "The same type on both sides.")

    func findings(after course: Course) -> [Finding] {
        course.history.foreignKeys.flatMap { table, key, place in
            let other = course.whole(key.table)
            let targets = key.referenced.isEmpty ? course.table(other).facts.primaryKey : key.referenced
            return zip(key.columns, targets).compactMap { column, target -> Finding? in
                guard let mine = course.type(of: column, in: table),
                    let theirs = course.type(of: target, in: other),
                    course.whole(mine.name) != course.whole(theirs.name)
                else { return nil }
                return finding(
                    at: place,
                    "\(table.shown).\(column) is \(mine), and \(other.shown).\(target), at which it points, is \(theirs).",
                    about: course.about(table))
            }
        }
    }
}
