/// A line of text behind a mark that stays where it is when the text is moved sideways, such as its number.
package struct MarkedLine: Hashable, Sendable {
    package let mark: [Styled]
    package let text: [Styled]

    package init(_ mark: [Styled], _ text: [Styled]) { (self.mark, self.text) = (mark, text) }

    /// The text of both, one behind the other.
    var written: String { (mark + text).map(\.text).joined() }
}
