import SQL
import Verification

/// Code that still runs may write what it may not, or rely on a number that nobody gives.
struct IdentityChange: ReviewRule {
    let page = RulePage(
        "identity-change", .caution, "A column counts otherwise than before, or not at all.",
        why:
            "Without its identity or its expression a column gets no value any more; with GENERATED ALWAYS code that writes one is refused (428C9).",
        instead: "Deploy code that knows both first.", .compatibility)

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard let table = step.altered(in: course), !course.isNew(table) else { return [] }
        return step.changes.compactMap { change in
            switch change {
            case .dropIdentity(let column):
                sentence(step, course, table, "\(table.shown).\(column) does not count by itself any more.")
            case .dropExpression(let column):
                sentence(step, course, table, "\(table.shown).\(column) is not worked out any more.")
            case .alterIdentity(let column, let identity) where identity.kind == .always:
                sentence(step, course, table, "\(table.shown).\(column) takes no number that code gives.")
            default: nil
            }
        }
    }

    private func sentence(_ step: Step, _ course: Course, _ table: QualifiedName, _ text: String) -> Finding {
        finding(at: step.place, text, about: course.about(table))
    }
}
