/// The last lines of the debug log, the oldest first; only a file of our own is asked.
package struct ReadLog: Question {
    package typealias Answer = [String]
    package static let isAskedAgain = false

    package init() {}
}
