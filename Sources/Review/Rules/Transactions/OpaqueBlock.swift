import SQL
import Verification

/// What the code does is only known when it runs.
struct OpaqueBlock: ReviewRule {
    let page = RulePage(
        "opaque-block", .note, "What the code does is only known when it runs.",
        why: "A procedure, a block that puts SQL together itself (EXECUTE), or one in another language.",
        instead: "Write the statements themselves, where that can be done.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        if case .call(let procedure)? = step.operation {
            return [finding(at: step.place, "What \(procedure) does is not known here.")]
        }
        guard step.reading.code?.isOpaque == true else { return [] }
        return [finding(at: step.place, "The block runs code that is not written in it.")]
    }
}
