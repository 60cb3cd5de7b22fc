package import Rows

/// A whole row as a JSON object, as an export writes it.
///
/// One round trip.
package struct LoadRowJSON: Question {
    package typealias Answer = String
    package static let isAskedAgain = false

    package let request: RowJSONRequest

    package init(_ request: RowJSONRequest) { self.request = request }
}
