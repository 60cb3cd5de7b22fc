import SQL
import Verification

/// COPY FROM stdin waits for rows that no migrator sends.
struct CopyFromStdin: ReviewRule {
    let page = RulePage(
        "copy-from-stdin", .danger, "COPY FROM stdin waits for rows that no migrator sends.",
        why: "The rows stand behind the statement for psql alone; the driver stops or hangs.",
        instead: "INSERT, or load them outside of the migration.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard case .copy(let copy)? = step.operation, copy.isFrom, !copy.isOnServer else { return [] }
        return [
            finding(
                at: step.place,
                "The rows for \(copy.table.map { "\($0)" } ?? "it") would have to come from the driver.")
        ]
    }
}
