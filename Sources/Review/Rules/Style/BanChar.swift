import SQL
import Verification

/// char(n) fills up with blanks.
struct BanChar: ReviewRule {
    let page = RulePage(
        "ban-char", .note, "char(n) fills up with blanks.",
        why: "They are there when it is read, and not when it is compared.", instead: "text.", .strict)

    func findings(on step: Step, in course: Course) -> [Finding] {
        step.columns { $0.name.name.name == "bpchar" }.map { finding(at: step.place, "\($0) is char.") }
    }
}
