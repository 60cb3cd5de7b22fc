import SQL
import Verification

/// A table whose rows were changed cannot be altered while deferred checks of them are still to come.
struct PendingTriggerEvents: ReviewRule {
    let page = RulePage(
        "pending-trigger-events", .note,
        "A table whose rows were changed cannot be altered while deferred checks of them are still to come.",
        why:
            "PostgreSQL stops (55006): the foreign key is DEFERRABLE INITIALLY DEFERRED, and checks at the end of the transaction.",
        instead: "SET CONSTRAINTS ALL IMMEDIATE in front of the ALTER.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        step.effects.relations.filter { $0.value.lock == .accessExclusive }.map(\.key).sorted().compactMap {
            table in
            let state = course.table(table)
            guard state.isFilled, state.facts.foreignKeys.contains(where: \.isDeferred) else { return nil }
            return finding(
                at: step.place, "\(table.shown) has deferred checks of rows that this run changed.",
                about: course.about(table))
        }
    }
}
