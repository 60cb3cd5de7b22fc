extension Drift {
    /// The statements that close everything that is certain, in an order in which each finds what it needs.
    ///
    /// Costs a look at each pair of statements of one phase.
    package var closing: Difference.Closing {
        .init(
            database: certain.ordered {
                ($0.closing.database, back: $0.closing.expectation, made: $0.expected, unmade: $0.live)
            },
            expectation: certain.ordered {
                ($0.closing.expectation, back: $0.closing.database, made: $0.live, unmade: $0.expected)
            })
    }
}

/// One statement, and what it makes or takes away.
private struct ClosingStep {
    let statement: String
    let phase: ClosingPhase
    /// The bare name of its object.
    let name: String
    /// What the definition of its object mentions.
    let mentions: Set<String>

    /// Whether the other one, of the same phase, has to be run first.
    func waits(for other: ClosingStep) -> Bool {
        guard name != other.name else { return false }
        return phase.isRemoval
            ? other.mentions.contains(name) && !mentions.contains(other.name)
            : mentions.contains(other.name) && !other.mentions.contains(name)
    }
}

extension [Difference] {
    // A side has the statements of one direction, those that lead back, and the definitions that are made and taken away.
    fileprivate func ordered(
        _ side: (Difference) -> ([String], back: [String], made: String?, unmade: String?)
    ) -> [String] {
        let steps = flatMap { difference -> [ClosingStep] in
            let (statements, back, made, unmade) = side(difference)
            return statements.map { statement in
                let phase = ClosingPhase(of: statement, in: difference)
                // A foreign key is no part of a table's definition, and holds on to another one all the same.
                let text = (phase.isRemoval ? unmade : made) ?? ""
                let other = phase.isRemoval ? back.joined(separator: " ") : statement
                return ClosingStep(
                    statement: statement, phase: phase, name: difference.subject.bareName,
                    mentions: Set(ShadowClosure.words(text) + ShadowClosure.words(other)))
            }
        }
        return Dictionary(grouping: steps, by: \.phase).sorted { $0.key < $1.key }.flatMap { $0.value.inNeed }
            .map(\.statement)
    }
}

extension [ClosingStep] {
    /// With each behind what it waits for, otherwise as they are; of those that wait for each other, the first.
    fileprivate var inNeed: [ClosingStep] {
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
