/// A question as it was asked; only the answer to the newest of its place is taken.
package struct Ticket: Hashable, Sendable {
    package let place: Place
    package internal(set) var number = 0
}

/// Which screen asks what kind of question.
///
/// At most one question per place is open, so a screen has one slot for each kind that it asks.
package struct Place: Hashable, Sendable {
    package let screen: ScreenID
    package let question: any Question.Type

    package init(_ screen: ScreenID, _ question: any Question.Type) {
        (self.screen, self.question) = (screen, question)
    }

    package static func == (one: Place, other: Place) -> Bool {
        one.screen == other.screen && one.question == other.question
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(screen)
        hasher.combine(ObjectIdentifier(question))
    }
}

/// A screen as long as it is open; never given twice.
package struct ScreenID: Hashable, Sendable {
    package let number: Int
    package init(_ number: Int) { self.number = number }
}
