import SQL
import Verification

/// Code that still runs does not find something in its old schema.
struct SetSchemaRule: ReviewRule {
    let page = RulePage(
        "set-schema", .caution, "Code that still runs does not find something in its old schema.",
        why:
            "Whatever names it with its schema fails, and without one where the search_path lacks the new one.",
        instead: "Leave a view in the old place until the code has followed.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard case .setSchema(let move) = step.statement, !course.isNew(course.whole(move.object.name)),
            !course.newObjects.contains(course.newObject(move.object.kind, move.object.name))
        else { return [] }
        return [finding(at: step.place, "\(move.object.name) goes to the schema \(move.schema).")]
    }
}
