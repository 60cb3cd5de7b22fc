package import Rows

/// How many rows refer to one row, by each foreign key that does.
///
/// One round trip.
package struct CountReferrers: Question {
    package typealias Answer = [Referrers]

    package let request: ReferrersRequest

    package init(_ request: ReferrersRequest) { self.request = request }
}
