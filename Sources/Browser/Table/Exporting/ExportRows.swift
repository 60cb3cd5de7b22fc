package import Rows
package import SQL

/// All rows that are meant, written to a file; may take as long as it likes, `cancel` ends it and leaves no file.
package struct ExportRows: Question {
    package typealias Answer = ExportOutcome
    package static let isAskedAgain = false

    package let source: RowSource
    package let columns: [Identifier]
    package let file: ExportFile
    /// Whether a file of that name may be replaced.
    package let replaces: Bool

    package init(source: RowSource, columns: [Identifier], file: ExportFile, replaces: Bool) {
        (self.source, self.columns, self.file, self.replaces) = (source, columns, file, replaces)
    }
}

/// What became of an export.
package enum ExportOutcome: Equatable, Sendable {
    case written(ByteCount)
    /// There is a file of that name, and nothing was asked of the server.
    case isThere
}

/// A file, and the form that its name says.
package struct ExportFile: Equatable, Sendable {
    package let path: String
    package let form: Form

    package enum Form: String, Equatable, Sendable, CaseIterable { case csv, json, ndjson }

    /// `nil` for a name that says no form.
    package init?(path: String) {
        guard let end = path.split(separator: ".").last, let form = Form(rawValue: end.lowercased()),
            path.contains(".")
        else { return nil }
        (self.path, self.form) = (path, form)
    }
}
