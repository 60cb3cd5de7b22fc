import SQL
import Verification

/// Before PostgreSQL 18 a foreign key of a partitioned table cannot be NOT VALID.
struct NotValidForeignKeyOnPartitioned: ReviewRule {
    let page = RulePage(
        "not-valid-fk-on-partitioned", .danger,
        "Before PostgreSQL 18 a foreign key of a partitioned table cannot be NOT VALID.",
        why: "PostgreSQL stops (42809).",
        instead: "Add it to each partition by itself, or as it is in a quiet hour.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard course.conditions.major < 18 else { return [] }
        return step.constraints(in: course).compactMap { new in
            guard case .foreignKey = new.constraint.rule, !new.constraint.isValidated,
                course.table(new.table).facts.isPartitioned
            else { return nil }
            return finding(
                at: step.place,
                "\(new.table.shown) is partitioned, so that the foreign key cannot be NOT VALID.",
                about: course.about(new.table))
        }
    }
}
