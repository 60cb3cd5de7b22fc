import Catalog

/// One statement, and what it makes or takes away.
struct ClosingStep {
    let statement: String
    let phase: ClosingPhase
    /// Its object.
    let subject: Difference.Subject
    /// What the definition of its object mentions.
    let mentions: Set<String>

    private var name: String { subject.bareName }

    /// Whether the other one, of the same phase, has to be run first.
    func waits(for other: ClosingStep) -> Bool {
        guard name != other.name else { return false }
        return phase.isRemoval
            ? other.mentions.contains(name) && !mentions.contains(other.name)
            : mentions.contains(other.name) && !other.mentions.contains(name)
    }
}

extension Difference {
    var isRenamed: Bool {
        if case .renamed = change { true } else { false }
    }

    func steps(_ side: ClosingSide, remadeViews: Set<String>) -> [ClosingStep] {
        let (made, unmade) = side == .database ? (expected, live) : (live, expected)
        return side(closing.own).map { statement in
            let phase = ClosingPhase(of: statement, in: self, remadeViews: remadeViews)
            // A foreign key is no part of a table's definition, and holds on to another one all the same.
            let text = (phase.isRemoval ? unmade : made) ?? ""
            let other = phase.isRemoval ? side.other(closing.own).joined(separator: " ") : statement
            return ClosingStep(
                statement: statement, phase: phase, subject: subject,
                mentions: Set(ShadowClosure.words(text) + ShadowClosure.words(other)))
        }
    }
}

extension Holder {
    var steps: [ClosingStep] {
        func step(_ statement: String, _ phase: ClosingPhase) -> ClosingStep {
            ClosingStep(statement: statement, phase: phase, subject: subject, mentions: words)
        }
        return removal.map { step($0, ClosingPhase(leaving: subject.kind, by: $0)) }
            + creation.map { step($0, ClosingPhase(returning: subject.kind, by: $0)) }
    }
}

extension [ClosingStep] {
    /// With each behind what it waits for, otherwise as they are; of those that wait for each other, the first.
    var inNeed: [ClosingStep] {
        var (rest, ordered): ([ClosingStep], [ClosingStep]) = (self, [])
        while !rest.isEmpty {
            let next = rest.firstIndex { step in !rest.contains { step.waits(for: $0) } } ?? 0
            ordered.append(rest.remove(at: next))
        }
        return ordered
    }
}

extension Difference.Subject {
    /// Without its schema.
    fileprivate var bareName: String {
        table == nil ? name.split(separator: ".").last.map(String.init) ?? name : name
    }
}
