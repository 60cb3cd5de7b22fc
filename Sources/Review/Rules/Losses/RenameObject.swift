import SQL
import Verification

/// Code that still runs does not find something under its old name.
struct RenameObject: ReviewRule {
    let page = RulePage(
        "rename-object", .caution, "Code that still runs does not find something under its old name.",
        why: "A view, type, sequence, function or schema that is named by code or by a cast.",
        instead: "Make it under the new name, let the code follow, and drop the old one.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard case .rename(let rename) = step.statement, Self.kinds.contains(rename.object.kind),
            !course.newObjects.contains(course.newObject(rename.object.kind, rename.object.name))
        else { return [] }
        return [
            finding(
                at: step.place,
                "The \(rename.object.kind.word) \(rename.object.name) is called \(rename.newName) from now on."
            )
        ]
    }

    /// Nobody names an index or a constraint, a trigger or a policy.
    private static let kinds: Set<ObjectKind> = [
        .view, .materializedView, .foreignTable, .sequence, .type, .domain, .schema, .function, .procedure,
        .routine, .aggregate, .role,
    ]
}
