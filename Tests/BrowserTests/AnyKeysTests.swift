import Reports
import Terminal
import TestSupport
import Testing

@testable import Browser

@Suite struct `Any keys` {
    private static let sizes = [
        (1, 1), (2, 1), (1, 30), (3, 3), (9, 4), (40, 10), (80, 24), (100, 30), (160, 12),
    ].map(Size.init)

    /// Widths, offsets and counts that overflowed would end the program, and with it these tests.
    @Test(arguments: 0..<12 as Range<UInt64>)
    func `leave a picture on every screen and overlay, whatever its size`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for opening in Opening.all {
            var conversation = opening.conversation()
            conversation.say(.resized(Self.sizes.randomElement(using: &random) ?? Size(columns: 1, rows: 1)))
            for step in 0..<64 {
                conversation.say(event(for: conversation, &random))
                guard step.isMultiple(of: 4) else { continue }
                let size = conversation.browser.context.size
                #expect(conversation.frame.grid == size, "\(opening.testDescription), \(seed)")
            }
        }
    }

    private func event(for conversation: Conversation, _ random: inout SeededGenerator) -> Event {
        switch Int.random(in: 0..<20, using: &random) {
        case 0: .resized(Self.sizes.randomElement(using: &random) ?? Size(columns: 1, rows: 1))
        case 1...4: answer(to: conversation, &random) ?? .tick
        default: .key(key(&random))
        }
    }

    /// Mostly a key that moves or a digit in front of one, else one of those that mean something somewhere.
    private func key(_ random: inout SeededGenerator) -> Key {
        let keys: [Key] =
            switch Int.random(in: 0..<8, using: &random) {
            case 0: "0123456789".map(Key.character)
            case 1: [.escape, .enter, .backspace, .tab, .backTab, .paste("日本\n\u{1b}[1m")]
            case 2: [mouse(&random)]
            case 3, 4, 5: Motion.allCases.flatMap { $0.entry.chords.flatMap(\.keys) }
            default: CommandReference.groups.flatMap { $0.entries.flatMap { $0.chords.flatMap(\.keys) } }
            }
        return keys.randomElement(using: &random) ?? .escape
    }

    private func mouse(_ random: inout SeededGenerator) -> Key {
        let actions: [MouseEvent.Action] = [.press(.left), .doublePress(.left), .wheelUp, .wheelDown]
        return .mouse(
            MouseEvent(
                actions.randomElement(using: &random) ?? .wheelDown,
                column: Int.random(in: 0..<90, using: &random), row: Int.random(in: 0..<30, using: &random)))
    }

    /// An answer to one of the open questions: a page, a structure, or why there is none.
    private func answer(to conversation: Conversation, _ random: inout SeededGenerator) -> Event? {
        let asked = conversation.effects.suffix(6).randomElement(using: &random)
        guard let question = asked?.question?.value, let ticket = asked?.ticket else { return nil }
        return .answered(answer(to: question, ticket, &random), cost: .shop)
    }

    private func answer<Q: Question>(
        to question: Q, _ ticket: Ticket, _ random: inout SeededGenerator
    ) -> AnyAnswer {
        let found: Any? =
            switch question {
            case is LoadPage, is ReadAhead: Shop.orderPage(Int.random(in: 0..<900, using: &random))
            case is LoadStructure: Shop.structure
            default: nil
            }
        return AnyAnswer(
            to: Q.self, ticket: ticket, (found as? Q.Answer).map { .success($0) } ?? .failure(.timedOut))
    }
}
