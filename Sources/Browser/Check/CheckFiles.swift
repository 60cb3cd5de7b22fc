package import Verification

/// What is wrong with the files of a folder of migrations.
///
/// No server is asked.
package struct CheckFiles: Question {
    package typealias Answer = Check
    package static let isAskedAgain = false

    package let folder: String

    package init(folder: String) { self.folder = folder }
}
