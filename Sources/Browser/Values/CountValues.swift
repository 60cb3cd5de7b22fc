package import Rows

/// How often each value of a column occurs; may take as long as it likes, `cancel` ends it.
package struct CountValues: Question {
    package typealias Answer = ColumnValues
    package static let isAskedAgain = false

    package let request: ColumnValuesRequest

    package init(_ request: ColumnValuesRequest) { self.request = request }
}
