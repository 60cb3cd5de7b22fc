package import Rows

/// What the planner expects of rows that are filtered or sorted; asked beside their first page, which may take long.
package struct EstimateRows: Question {
    package typealias Answer = RowEstimate
    package static let isAskedAgain = false

    package let request: EstimateRequest

    package init(_ request: EstimateRequest) { self.request = request }
}
