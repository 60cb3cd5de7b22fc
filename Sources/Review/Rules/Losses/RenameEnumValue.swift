import SQL
import Verification

/// Code that still runs writes a value that is no longer there.
struct RenameEnumValue: ReviewRule {
    let page = RulePage(
        "rename-enum-value", .caution, "Code that still runs writes a value that is no longer there.",
        why:
            "INSERT and comparison with the old value fail (22P02), and old code does not know the new one it reads.",
        instead: "Add the new value, let the code write it, change the rows, and leave the old one.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard case .alterEnum(let change) = step.statement,
            case .renameLabel(let old, let new) = change.change,
            !course.newObjects.contains(course.newObject(.type, change.name))
        else { return [] }
        return [finding(at: step.place, "'\(old)' of \(change.name) is called '\(new)' from now on.")]
    }
}
