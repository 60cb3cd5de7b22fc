import SQL
import Verification

/// Without statement_timeout, a statement takes as long as it takes.
struct MissingStatementTimeout: ReviewRule {
    let page = RulePage(
        "missing-statement-timeout", .note,
        "Without statement_timeout, a statement takes as long as it takes.",
        why: "What was thought to be quick holds its locks for an hour.",
        instead: "SET LOCAL statement_timeout = '60s' in front.", .strict)

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard !course.conditions.setsLockTimeout, !course.hasStatementTimeout,
            !course.history.isTimeoutMissed,
            course.needsTimeout(step)
        else { return [] }
        return [finding(at: step.place, "Nothing sets statement_timeout before this statement.")]
    }
}
