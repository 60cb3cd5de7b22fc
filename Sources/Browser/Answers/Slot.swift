package import Reports

/// One place of a screen that waits for an answer to one kind of question.
///
/// Asking again makes every earlier answer stale: an answer to any question but the latest is not taken.
package struct Slot<Q: Question>: Equatable, AnySlot {
    package enum Content: Equatable, Sendable {
        case empty, waiting, filled(Q.Answer), failed(Problem)
    }

    package private(set) var content = Content.empty
    package private(set) var isQuiet: Bool
    private var latest: Ticket

    /// - Parameters:
    ///   - screen: Whose slot it is.
    ///   - isQuiet: Whether nobody is told that an answer is waited for.
    package init(of screen: ScreenID, isQuiet: Bool = false) {
        latest = Ticket(place: Place(screen, Q.self))
        self.isQuiet = isQuiet
    }

    package var value: Q.Answer? {
        guard case .filled(let value) = content else { return nil }
        return value
    }

    package var problem: Problem? {
        guard case .failed(let problem) = content else { return nil }
        return problem
    }

    package var isWaiting: Bool { content == .waiting }
    package var isToBeAskedAgain: Bool { Q.isAskedAgain && problem != nil }
    package var place: Place { latest.place }

    /// The same slot, whose waiting the person is told of.
    package var spoken: Slot {
        var slot = self
        slot.isQuiet = false
        return slot
    }

    /// Asks; the answer to whatever was asked before is not waited for any more.
    package mutating func ask(_ question: Q) -> Request {
        latest.number += 1
        content = .waiting
        return .run(.ask(AnyQuestion(question), latest))
    }

    package func awaits(_ answer: AnyAnswer) -> Bool {
        isWaiting && answer.ticket == latest && answer.result(to: Q.self) != nil
    }

    /// Takes what was found; `nil` when the answer is not for this slot, or late, and is not taken.
    @discardableResult
    package mutating func take(_ answer: AnyAnswer) -> Result<Q.Answer, Problem>? {
        guard awaits(answer), let result = answer.result(to: Q.self) else { return nil }
        content =
            switch result {
            case .success(let value): .filled(value)
            case .failure(let problem): .failed(problem)
            }
        return result
    }

    /// Forgets the answer, and the question if it is still open.
    package mutating func clear() {
        latest.number += 1
        content = .empty
    }
}

/// A slot for any kind of question: what the root has to know of a screen's slots.
package protocol AnySlot: Sendable {
    var place: Place { get }
    /// Asked, and not answered yet.
    var isWaiting: Bool { get }
    /// What it asks is for later: no spinner turns meanwhile, and `^C` leaves it alone.
    var isQuiet: Bool { get }
    /// The answer did not come, and the screen wants to load again when a lost connection is back.
    var isToBeAskedAgain: Bool { get }
    /// Whether it would take the answer.
    func awaits(_ answer: AnyAnswer) -> Bool
}
