import SQL
import Verification

/// Something goes that code may still use.
struct DropObject: ReviewRule {
    let page = RulePage(
        "drop-object", .caution,
        "A view, function, sequence, trigger or policy goes that code may still use.",
        why: "Code that still runs fails. A trigger or a policy takes its table with ACCESS EXCLUSIVE too.",
        instead: "Deploy code that does without it first.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        step.dropped(Self.kinds, in: course).map { object in
            let name = object.part.map { "\($0) of \(object.name)" } ?? "\(object.name)"
            return finding(at: step.place, "The \(object.kind.word) \(name) goes.")
        }
    }

    private static let kinds: Set<ObjectKind> = [
        .view, .materializedView, .function, .procedure, .routine, .aggregate, .sequence, .trigger, .policy,
        .extension,
    ]
}

extension ObjectKind {
    /// As a person calls it.
    var word: String {
        switch self {
        case .table: "table"
        case .foreignTable: "foreign table"
        case .view: "view"
        case .materializedView: "materialised view"
        case .sequence: "sequence"
        case .index: "index"
        case .type: "type"
        case .domain: "domain"
        case .schema: "schema"
        case .extension: "extension"
        case .function: "function"
        case .procedure: "procedure"
        case .routine: "routine"
        case .aggregate: "aggregate"
        case .trigger: "trigger"
        case .policy: "policy"
        case .column: "column"
        case .constraint: "constraint"
        case .role: "role"
        case .other: "object"
        }
    }
}
