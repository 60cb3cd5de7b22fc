package import Rows

/// Several values of one row, whole.
///
/// One round trip.
package struct LoadValues: Question {
    package typealias Answer = [FullValue]
    package static let isAskedAgain = false

    package let requests: [ValueRequest]

    package init(_ requests: [ValueRequest]) { self.requests = requests }
}
