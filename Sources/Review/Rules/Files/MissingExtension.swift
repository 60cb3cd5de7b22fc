import SQL
import Verification

/// A type belongs to an extension that is not there.
struct MissingExtension: ReviewRule {
    let page = RulePage(
        "missing-extension", .danger, "A type belongs to an extension that is not there.",
        why: "The run stops there (42704). Drizzle Kit writes no CREATE EXTENSION.",
        instead: "CREATE EXTENSION IF NOT EXISTS in a migration before.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard let extensions = course.extensions else { return [] }
        let parts = PartOfExtension.needed(by: step.reading.mentions).filter { $0.kind == .type }
        return parts.filter { !extensions.contains($0.home) }.map { part in
            finding(
                at: step.place, "\(part.name) belongs to the extension \(part.home), which is not there.",
                safeWay: [
                    SafeStep(
                        "In front of it", ["CREATE EXTENSION IF NOT EXISTS \(Identifier(part.home).quoted);"])
                ])
        }
    }
}
