package import Rows

/// One value, whole.
package struct LoadValue: Question {
    package typealias Answer = FullValue

    package let request: ValueRequest

    package init(_ request: ValueRequest) { self.request = request }
}
