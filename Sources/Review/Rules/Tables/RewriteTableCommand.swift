import SQL
import Verification

/// Another way of keeping a table writes it anew.
struct RewriteTableCommand: ReviewRule {
    let page = RulePage(
        "rewrite-table-command", .danger, "Another way of keeping a table writes it anew.",
        why:
            "SET LOGGED, SET UNLOGGED, SET TABLESPACE and SET ACCESS METHOD copy all rows while nobody can read or write.",
        instead: "A new table, filled beside the old one; or a quiet hour.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard let table = step.altered(in: course), course.isInUse(table) else { return [] }
        return step.changes.compactMap { change in
            guard case .other(let command) = change, let words = Self.commands[command] else { return nil }
            return finding(
                at: step.place, "\(words) writes \(table.shown) anew.", about: course.load(of: table))
        }
    }

    private static let commands = [
        "AT_SetLogged": "SET LOGGED", "AT_SetUnLogged": "SET UNLOGGED", "AT_SetTableSpace": "SET TABLESPACE",
        "AT_SetAccessMethod": "SET ACCESS METHOD",
    ]
}
