import SQL
import Verification

/// varchar(n) is text with a limit that is hard to change.
struct PreferText: ReviewRule {
    let page = RulePage(
        "prefer-text", .note, "varchar(n) is text with a limit that is hard to change.",
        why: "It is no faster and no smaller, and a shorter limit rewrites the table.",
        instead: "text, with a CHECK where there is a reason.", .strict)

    func findings(on step: Step, in course: Course) -> [Finding] {
        step.columns { $0.name.name.name == "varchar" && !$0.modifiers.isEmpty }.map {
            finding(at: step.place, "\($0) has a limit of its type.")
        }
    }
}
