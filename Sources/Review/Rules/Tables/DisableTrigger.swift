import SQL
import Verification

/// A trigger that is off does not do its work for anybody.
struct DisableTrigger: ReviewRule {
    let page = RulePage(
        "disable-trigger", .caution, "A trigger that is off does not do its work for anybody.",
        why:
            "Other sessions' rows go without it too, until somebody enables it. ALL turns off the checks of foreign keys as well, whose rows nobody checks later.",
        instead: "Name the one trigger, and enable it again in the same transaction.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard let table = step.altered(in: course), !course.isNew(table) else { return [] }
        return step.changes.compactMap { change in
            guard case .other(let command) = change, command.hasPrefix("AT_DisableTrig") else { return nil }
            let what =
                command == "AT_DisableTrigAll"
                ? "All triggers of \(table.shown), foreign keys among them," : "Triggers of \(table.shown)"
            return finding(at: step.place, "\(what) are turned off.", about: course.about(table))
        }
    }
}
