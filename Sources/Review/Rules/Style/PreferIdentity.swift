import SQL
import Verification

/// serial leaves its sequence and its rights to chance.
struct PreferIdentity: ReviewRule {
    let page = RulePage(
        "prefer-identity", .note, "serial leaves its sequence and its rights to chance.",
        why:
            "Who may insert needs rights on the sequence too, and anybody may write another number into the column.",
        instead: "GENERATED ALWAYS AS IDENTITY.", .strict)

    func findings(on step: Step, in course: Course) -> [Finding] {
        step.columns { $0.serial != nil }.map { finding(at: step.place, "\($0) is serial.") }
    }
}
