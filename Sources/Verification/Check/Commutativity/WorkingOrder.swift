/// In which order two branches can run when they conflict.
package enum WorkingOrder: String, Equatable, Sendable, Encodable {
    /// Both orders run and leave the same.
    case any
    /// Both orders run; what comes last decides.
    case lastDecides = "last decides"
    case leftFirst = "first side first"
    case rightFirst = "second side first"
    /// One of them fails whatever comes first.
    case none

    /// What holds for several pairs at once.
    func joined(with other: WorkingOrder) -> WorkingOrder {
        switch (self, other) {
        case (.none, _), (_, .none), (.leftFirst, .rightFirst), (.rightFirst, .leftFirst): .none
        case (.leftFirst, _), (_, .leftFirst): .leftFirst
        case (.rightFirst, _), (_, .rightFirst): .rightFirst
        case (.lastDecides, _), (_, .lastDecides): .lastDecides
        case (.any, .any): .any
        }
    }
}

extension BranchConflict {
    /// By what the two statements do to the same thing: what is dropped has to be dropped last, and nothing can be made or
    /// dropped twice.
    package var workingOrder: WorkingOrder {
        let isSame = left.kind.group == right.kind.group && left.subject == right.subject
        switch (left.kind.effect, right.kind.effect) {
        case (.makes, .makes), (.removes, .removes): return isSame ? .none : .any
        // An index that changes is dropped and made again under its name.
        case (.removes, .makes): return isSame ? .none : .rightFirst
        case (.makes, .removes): return isSame ? .none : .leftFirst
        case (.removes, .changes): return .rightFirst
        case (.changes, .removes): return .leftFirst
        case (.changes, .changes): return isSame ? .lastDecides : .any
        case (.makes, .changes), (.changes, .makes): return isSame ? .none : .any
        }
    }
}

extension StatementKind {
    fileprivate enum Effect { case makes, changes, removes }

    fileprivate var effect: Effect {
        switch verb {
        case "create", "add", "grant": .makes
        case "drop", "revoke": .removes
        default: .changes
        }
    }

    private var verb: Substring { rawValue.prefix { $0 != "_" } }

    /// What kind of thing it is about: `table`, `column`.
    fileprivate var group: Substring { rawValue.drop { $0 != "_" } }
}
