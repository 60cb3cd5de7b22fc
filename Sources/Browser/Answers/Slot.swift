package import Reports

/// One place on the screen that waits for an answer.
///
/// Asking again makes every earlier answer stale: `fill` drops an answer to any question but the latest.
package struct Slot<Value: Equatable & Sendable>: Equatable, Sendable {
    package enum Content: Equatable, Sendable {
        case empty, waiting, filled(Value), failed(Problem)
    }

    package private(set) var content = Content.empty
    private var latest: Ticket

    package init(at place: Place) { latest = Ticket(place: place) }

    package var value: Value? {
        guard case .filled(let value) = content else { return nil }
        return value
    }

    package var problem: Problem? {
        guard case .failed(let problem) = content else { return nil }
        return problem
    }

    package var isWaiting: Bool { content == .waiting }

    package var place: Place { latest.place }

    /// The ticket that the answer has to show.
    package mutating func ask() -> Ticket {
        latest.number += 1
        content = .waiting
        return latest
    }

    /// Returns whether the answer was taken: a late one, to an earlier question, is not.
    @discardableResult
    package mutating func fill(with answer: Result<Value, Problem>, for ticket: Ticket) -> Bool {
        guard ticket == latest, isWaiting else { return false }
        content =
            switch answer {
            case .success(let value): .filled(value)
            case .failure(let problem): .failed(problem)
            }
        return true
    }

    /// Forgets the answer, and the question if it is still open.
    package mutating func clear() {
        latest.number += 1
        content = .empty
    }
}

/// Which screen asks, and for which of its parts.
///
/// At most one question per place is open.
package struct Place: Hashable, Sendable {
    package enum Part: Hashable, Sendable {
        case overview, sizes, names, structure, statistics, opening, page, count, value, record, text
        case check, landing, repairMaterial, repair, status, drift
    }

    package let screen: ScreenID
    package let part: Part

    package init(_ screen: ScreenID, _ part: Part) { (self.screen, self.part) = (screen, part) }
}

/// A question; only the answer to the newest of its place is taken.
package struct Ticket: Hashable, Sendable {
    package let place: Place
    fileprivate(set) package var number = 0
}

/// A screen as long as it is open; never given twice.
package struct ScreenID: Hashable, Sendable {
    package let number: Int
    package init(_ number: Int) { self.number = number }
}
