/// One piece of SQL text with one meaning, for colouring.
package struct SQLToken: Hashable, Sendable {
    package let kind: Kind
    /// Offsets in the UTF-8 of the text.
    package let range: Range<Int>

    package init(_ kind: Kind, _ range: Range<Int>) { (self.kind, self.range) = (kind, range) }

    package enum Kind: Hashable, Sendable, CaseIterable {
        /// A keyword used as such, not as a name.
        case keyword
        /// A name, quoted or not.
        case identifier
        /// Text in single quotes or dollar quotes.
        case string
        case number
        /// `-- …` and `/* … */`; also Drizzle's `--> statement-breakpoint`.
        case comment
        /// Operators and punctuation.
        case `operator`
        /// `$1`
        case parameter
    }
}
