import SQL
import Verification

/// Without lock_timeout, whoever comes behind a waiting statement waits too.
struct MissingLockTimeout: ReviewRule {
    let page = RulePage(
        "missing-lock-timeout", .caution,
        "Without lock_timeout, whoever comes behind a waiting statement waits too.",
        why:
            "A statement that waits for a lock stands in the queue, and every later reader behind it: one long query is enough to stop the application.",
        instead: "SET LOCAL lock_timeout = '2s' in front, and try again later.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard !course.hasLockTimeout, !course.history.isTimeoutMissed, course.needsTimeout(step) else {
            return []
        }
        return [
            finding(
                at: step.place, "Nothing sets lock_timeout before this statement asks for its lock.",
                safeWay: [
                    SafeStep(
                        "In front of it", ["SET LOCAL lock_timeout = '2s';", "--> statement-breakpoint"])
                ])
        ]
    }
}
