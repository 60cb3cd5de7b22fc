import SQL
import Verification

/// A primary key of an index over columns that may be NULL looks at every row all the same.
struct AddPrimaryKeyNullableColumns: ReviewRule {
    let page = RulePage(
        "add-primary-key-nullable-columns", .caution,
        "A primary key of an index over columns that may be NULL looks at every row all the same.",
        why: "It makes them required first, as SET NOT NULL does, while nobody can read or write.",
        instead: "Make the columns required first, by the way of SET NOT NULL.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        step.constraints(in: course).compactMap { new in
            guard case .usingIndex(let index, isPrimaryKey: true) = new.constraint.rule,
                new.isFelt(in: course)
            else { return nil }
            let columns = course.table(new.table).facts.indexColumns[index]
            let isSure = columns?.allSatisfy { course.isKnownNotNull($0, in: new.table) } ?? false
            guard !isSure else { return nil }
            return finding(
                at: step.place, "The columns of \(index) are not known to be required.",
                about: course.load(of: new.table))
        }
    }
}
