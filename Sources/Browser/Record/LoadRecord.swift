package import Rows

/// One row, its values cut later than on a page.
package struct LoadRecord: Question {
    package typealias Answer = RowPage

    package let request: RecordRequest

    package init(_ request: RecordRequest) { self.request = request }
}
