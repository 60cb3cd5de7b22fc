package import Rows

/// Rows together with those that they refer to.
package struct GatherRows: Question {
    package typealias Answer = GatheredRows
    package static let isAskedAgain = false

    package let request: GatherRequest

    package init(_ request: GatherRequest) { self.request = request }
}
