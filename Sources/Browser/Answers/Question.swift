/// Something a screen wants to know or to have done, as a value: a page of rows, where the migrations stand.
///
/// A kind of question is a type in the folder of its feature; a screen keeps a ``Slot`` for each kind it asks. What
/// answers it lies in the executable, which alone reaches servers and files.
package protocol Question: Equatable, Sendable {
    associatedtype Answer: Equatable, Sendable

    /// Whether it runs to its end although a newer one for the same place waits; otherwise the newer one ends it.
    static var isLetFinish: Bool { get }
    /// Whether the screen that missed its answer loads again by itself once a lost connection is back.
    static var isAskedAgain: Bool { get }
}

extension Question {
    package static var isLetFinish: Bool { false }
    package static var isAskedAgain: Bool { true }

    fileprivate func isEqual(to other: any Question) -> Bool { other as? Self == self }
}

/// A question of any kind, so that effects with different ones can be compared.
package struct AnyQuestion: Equatable, Sendable {
    package let value: any Question

    package init(_ value: any Question) { self.value = value }

    package var isLetFinish: Bool { type(of: value).isLetFinish }

    package static func == (one: AnyQuestion, other: AnyQuestion) -> Bool {
        one.value.isEqual(to: other.value)
    }
}
