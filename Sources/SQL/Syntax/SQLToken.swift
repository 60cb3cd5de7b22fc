/// A stretch of SQL text and what it is, for colouring.
package struct SQLToken: Hashable, Sendable {
    package let kind: Kind
    /// In UTF-8 offsets of the text.
    package let range: Range<Int>

    package init(_ kind: Kind, _ range: Range<Int>) { (self.kind, self.range) = (kind, range) }

    package enum Kind: Hashable, Sendable, CaseIterable {
        case keyword
        case identifier
        case string
        case number
        case comment
        case `operator`
        /// `$1`
        case parameter
        /// Brackets, commas, semicolons and dots.
        case punctuation
    }
}
