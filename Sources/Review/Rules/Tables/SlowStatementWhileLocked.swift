import SQL
import Verification

/// While the table of an earlier statement is closed, this one takes its time.
struct SlowStatementWhileLocked: ReviewRule {
    let page = RulePage(
        "slow-statement-while-locked", .caution,
        "While the table of an earlier statement is closed, this one takes its time.",
        why:
            "A lock is held to the end of the transaction, so that nobody can read the one table until the other has been gone through.",
        instead: "The slow statement first, or in a migration of its own that is applied by itself.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard !course.closed.isEmpty,
            let slow = step.effects.sorted.first(where: { $0.touch.isSlow && course.isInUse($0.relation) }),
            case let closed = course.closed.filter(course.mayHaveRows), !closed.isEmpty
        else { return [] }
        return [
            finding(
                at: step.place,
                "\(closed.map(\.shown).listed) \(closed.count == 1 ? "is" : "are") closed since an earlier statement, while all rows of \(slow.relation.shown) are gone through.",
                about: course.load(of: slow.relation))
        ]
    }
}
