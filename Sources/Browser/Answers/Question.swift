/// Something a screen wants to know or to have done, as a value: a page of rows, where the migrations stand.
///
/// A kind of question is a type in the folder of its feature; a screen keeps a ``Slot`` for each kind it asks. What
/// answers it lies in the executable, which alone reaches servers and files.
package protocol Question: Equatable, Sendable {
    associatedtype Answer: Equatable, Sendable

    /// Whether it is asked only once everything known is on the terminal, because nobody asked for it by a key.
    static var followsPicture: Bool { get }
    /// Whether the screen that missed its answer loads again by itself once a lost connection is back.
    static var isAskedAgain: Bool { get }
    /// How it went, in a word for the log.
    static func outcome(of answer: Answer) -> String
}

extension Question {
    package static var followsPicture: Bool { false }
    package static var isAskedAgain: Bool { true }
    package static func outcome(of answer: Answer) -> String { "ok" }

    fileprivate func isEqual(to other: any Question) -> Bool { other as? Self == self }
}

/// A question of any kind, so that effects with different ones can be compared.
package struct AnyQuestion: Equatable, Sendable {
    package let value: any Question

    package init(_ value: any Question) { self.value = value }

    package var followsPicture: Bool { type(of: value).followsPicture }

    package static func == (one: AnyQuestion, other: AnyQuestion) -> Bool {
        one.value.isEqual(to: other.value)
    }
}
