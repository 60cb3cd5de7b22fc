/// A migration's file with its colours.
///
/// No server is asked.
package struct ReadMigration: Question {
    package typealias Answer = MigrationText
    package static let isAskedAgain = false

    package let path: String

    package init(path: String) { self.path = path }
}
