package import Rows
package import SQL

/// By what a person knows the rows that a row refers to, by foreign key.
///
/// Two round trips.
package struct LoadLabels: Question {
    package typealias Answer = [Oid: String]
    package static let isAskedAgain = false

    package let request: LabelsRequest

    package init(_ request: LabelsRequest) { self.request = request }
}
