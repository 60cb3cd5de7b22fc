import SQL
import Verification

/// Where something is there already, the block says nothing and leaves it as it is.
struct SwallowedError: ReviewRule {
    let page = RulePage(
        "swallowed-error", .note,
        "Where something is there already, the block says nothing and leaves it as it is.",
        why:
            "Something of the same name with another definition stays: the database is not what the files say.",
        instead: "The statement by itself, which fails where it should.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        let swallowed = (step.reading.code?.swallowed ?? []).filter {
            $0 == "others" || $0.hasPrefix("duplicate_")
        }
        guard !swallowed.isEmpty else { return [] }
        return [finding(at: step.place, "The block passes over \(swallowed.listed) in silence.")]
    }
}
