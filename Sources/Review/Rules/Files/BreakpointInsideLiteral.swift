import Drizzle
import SQL
import Verification

/// Drizzle cuts the file at a marker that stands inside of a string, a comment or a body.
struct BreakpointInsideLiteral: ReviewRule {
    let page = RulePage(
        "breakpoint-inside-literal", .danger,
        "Drizzle cuts the file at a marker that stands inside of a string, a comment or a body.",
        why:
            "It splits at the text wherever that stands, so that PostgreSQL gets two halves and refuses both.",
        instead: "Take the marker out of there.")

    func findings(on fault: RunFault, in script: ReviewScript, under conditions: Conditions) -> [Finding] {
        guard case .cut = fault.cause, script.hasSeveralChunks else { return [] }
        return [
            finding(
                at: script.place(line: fault.line), "What begins here is cut in two by a marker inside of it."
            )
        ]
    }
}

extension ReviewScript {
    /// Whether Drizzle sends it as more than one query.
    var hasSeveralChunks: Bool { script.chunks.count > 1 }
}
