import SQL
import Verification

/// An identity for a column that has values begins to count at 1, where numbers are already taken.
struct AddIdentityExistingColumn: ReviewRule {
    let page = RulePage(
        "add-identity-existing-column", .danger,
        "An identity for a column that has values begins to count where numbers are already taken.",
        why:
            "The new sequence starts at 1, so the next insert meets a number that is there (23505). A default that is still there, as a serial has it, is refused (55000).",
        instead: "Drop the old default first, and start behind the highest number: START WITH, or setval.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard let table = step.altered(in: course), course.isInUse(table) else { return [] }
        return step.changes.compactMap { change in
            guard case .addIdentity(let column, let identity) = change else { return nil }
            let start = identity.options.start.map { "at \($0)" } ?? "at 1"
            return finding(
                at: step.place,
                "\(table.shown).\(column) becomes an identity that begins \(start), whatever numbers are there.",
                about: course.about(table), safeWay: .continueCounting(column, of: table))
        }
    }
}
