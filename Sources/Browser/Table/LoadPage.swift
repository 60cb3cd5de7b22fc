package import Rows

/// One page of rows.
///
/// One round trip.
package struct LoadPage: Question {
    package typealias Answer = RowPage

    package let request: RowRequest

    package init(_ request: RowRequest) { self.request = request }
}
