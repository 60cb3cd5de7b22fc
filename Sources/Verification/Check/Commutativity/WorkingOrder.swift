/// In which order two branches can run when they conflict.
package enum WorkingOrder: String, Equatable, Sendable, Encodable {
    /// Both orders run and leave the same.
    case any
    /// Both orders run; what comes last decides.
    case lastDecides = "last decides"
    case leftFirst = "first side first"
    case rightFirst = "second side first"
    /// One of them fails whatever comes first.
    case impossible

    /// What holds for several pairs at once.
    func joined(with other: WorkingOrder) -> WorkingOrder {
        switch (self, other) {
        case (.impossible, _), (_, .impossible), (.leftFirst, .rightFirst), (.rightFirst, .leftFirst):
            .impossible
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
        case (.makes, .makes): return isSame ? .impossible : .any
        case (.removes, .removes): return isSame ? .impossible : removalOrder
        // An index that changes is dropped and made again under its name.
        case (.removes, .makes): return isSame ? .impossible : .rightFirst
        case (.makes, .removes): return isSame ? .impossible : .leftFirst
        case (.removes, .changes): return .rightFirst
        case (.changes, .removes): return .leftFirst
        case (.changes, .changes): return isSame ? .lastDecides : .any
        case (.makes, .changes), (.changes, .makes): return isSame ? .impossible : .any
        }
    }
}

extension BranchConflict {
    /// Parts are dropped before what they are part of.
    private var removalOrder: WorkingOrder {
        let (left, right) = (left.kind.breadth, right.kind.breadth)
        return left == right ? .any : left > right ? .rightFirst : .leftFirst
    }
}

extension StatementKind {
    /// A schema holds tables, a table holds the rest.
    fileprivate var breadth: Int { group == "_schema" ? 2 : group == "_table" ? 1 : 0 }

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
