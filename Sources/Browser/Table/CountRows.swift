package import Rows

/// How many rows there are exactly; may take as long as it likes, `cancel` ends it.
package struct CountRows: Question {
    package typealias Answer = Int64
    package static let isAskedAgain = false

    package let source: RowSource

    package init(_ source: RowSource) { self.source = source }
}
