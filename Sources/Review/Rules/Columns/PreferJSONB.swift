import SQL
import Verification

/// A json column cannot be compared, sorted or grouped.
struct PreferJSONB: ReviewRule {
    let page = RulePage(
        "prefer-jsonb", .note, "A json column cannot be compared, sorted or grouped.",
        why:
            "json has no equality: DISTINCT, GROUP BY and UNION over it are refused, and it is parsed anew at each use.",
        instead: "jsonb, unless the text has to be kept as it was written.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        let defined = step.definedColumns(in: course).filter { $0.column.type.name.name.name == "json" }
            .map(\.column.name)
        return (defined + step.retyped { $0.name.name.name == "json" }).map {
            finding(at: step.place, "\($0) is json, which has no equality; jsonb has.")
        }
    }
}

extension Step {
    /// The columns that get such a type.
    func retyped(to isWanted: (TypeReference) -> Bool) -> [Identifier] {
        changes.compactMap { change in
            if case .setType(let column, let type, _) = change, isWanted(type) { column } else { nil }
        }
    }
}
