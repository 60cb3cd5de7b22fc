package import Rows

/// One page of rows that is not wanted yet, and probably will be.
///
/// One round trip; a kind of its own, so that it is told from the page that somebody waits for.
package struct ReadAhead: Question {
    package typealias Answer = RowPage

    package let request: RowRequest

    package init(_ request: RowRequest) { self.request = request }
}
