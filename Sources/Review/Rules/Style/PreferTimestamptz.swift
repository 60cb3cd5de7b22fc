import SQL
import Verification

/// timestamp does not say which moment it is.
struct PreferTimestamptz: ReviewRule {
    let page = RulePage(
        "prefer-timestamptz", .note, "timestamp does not say which moment it is.",
        why: "It has no zone, and is compared with now() in the zone of whoever asks.",
        instead: "timestamp with time zone.", .strict)

    func findings(on step: Step, in course: Course) -> [Finding] {
        step.columns { $0.name.name.name == "timestamp" }.map {
            finding(at: step.place, "\($0) has no time zone.")
        }
    }
}
