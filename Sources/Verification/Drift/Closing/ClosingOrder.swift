import Catalog

/// Which way statements lead.
enum ClosingSide {
    case database, expectation

    func callAsFunction<Element>(_ sides: Difference.Sides<Element>) -> [Element] {
        switch self {
        case .database: sides.database
        case .expectation: sides.expectation
        }
    }

    var other: ClosingSide { self == .database ? .expectation : .database }
}

extension Drift {
    /// The statements that close everything that is certain, in an order in which each finds what it needs.
    ///
    /// Costs a look at each pair of statements of one phase.
    package var closing: Difference.Closing {
        .init(
            database: certain.arranged(.database).map(\.statement),
            expectation: certain.arranged(.expectation).map(\.statement))
    }
}

extension Difference {
    /// The same, with what has to make way while it is closed.
    func held(by holders: Sides<Holder>) -> Difference {
        guard !holders.database.isEmpty || !holders.expectation.isEmpty else { return self }
        func closed(_ whole: Sides<String>) -> Difference {
            Difference(
                subject, change, expected: expected, live: live, harm: harm,
                closing: Closing(whole: whole, own: closing.own, holders: holders), isCertain: isCertain,
                origin: origin)
        }
        let draft = [closed(closing.own)]
        return closed(
            Sides(
                draft.arranged(.database).map(\.statement), draft.arranged(.expectation).map(\.statement)))
    }
}

extension [Difference] {
    /// All statements of one side in an order that works, what has to make way only once.
    func arranged(_ side: ClosingSide) -> [ClosingStep] {
        // What is itself different makes way by what closes that.
        let closed = Set(filter { !side($0.closing.own).isEmpty && !$0.isRenamed }.map(\.subject))
        let holders = flatMap { side($0.closing.holders) }.filter { !closed.contains($0.subject) }
            .reduce(into: [Holder]()) { all, next in
                if !all.contains(where: { $0.subject == next.subject }) { all.append(next) }
            }
        let remade = Set((map(\.subject) + holders.map(\.subject)).filter(\.kind.isView).map(\.name))
        let steps = holders.flatMap(\.steps) + flatMap { $0.steps(side, remadeViews: remade) }
        return Dictionary(grouping: steps, by: \.phase).sorted { $0.key < $1.key }.flatMap { $0.value.inNeed }
    }
}
