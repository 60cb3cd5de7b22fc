package import Rows
package import SQL

/// All rows that are meant, written to a file or to be copied; may take as long as it likes, `cancel` ends it and leaves
/// no file.
package struct ExportRows: Question {
    package typealias Answer = ExportOutcome
    package static let isAskedAgain = false

    package let source: RowSource
    package let columns: [Identifier]
    package let target: Target
    /// About how many rows that is; `nil` where nobody knows.
    package let total: Int64?

    package enum Target: Equatable, Sendable {
        /// A file of that name is only replaced where somebody has said so.
        case file(ExportFile, replaces: Bool)
        case clipboard(ExportForm)
    }

    /// What a clipboard is offered at most.
    package static let mostToCopy = ByteCount(64 << 20)

    package init(source: RowSource, columns: [Identifier], target: Target, total: Int64? = nil) {
        (self.source, self.columns, self.target, self.total) = (source, columns, target, total)
    }

    package var form: ExportForm {
        switch target {
        case .file(let file, _): file.form
        case .clipboard(let form): form
        }
    }
}

/// What became of an export.
package enum ExportOutcome: Equatable, Sendable {
    /// How large the file is, packed as it is.
    case written(rows: Int, ByteCount)
    /// There is a file of that name, and nothing was asked of the server.
    case isThere
    /// To be copied.
    case text(String, rows: Int)
}
