/// Where the project's migrations stand in the database of another address.
package struct LoadStatus: Question {
    package typealias Answer = ComparedStatus
    /// Another connection tells nothing about the one to that address.
    package static let isAskedAgain = false

    package let address: String

    package init(address: String) { self.address = address }
}
