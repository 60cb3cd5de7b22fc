package import Postgres
package import Rows
package import SQL
package import SystemCalls
package import Verification

/// Why a file was not imported; nothing of it is in the database, but for what ``inDoubt(_:reason:)`` says.
package enum ImportRefusal: Error, Equatable, Sendable {
    case file(String, UnreadableFile)
    /// The program that unpacks the file is not on this machine.
    case noUnpacker(String, ExportFile.Packing)
    /// It is no file of the kind that its name says, or a part of one.
    case notUnpacked(String)
    case contents(ImportError)
    /// Nobody can add rows to the table, or not to this column.
    case rights(EditRights.Objection, RowSource, Identifier?)
    /// No column of the file is one of the table's.
    case noColumn(RowSource)
    /// The server refuses a row, where it is known which, or all of them; whom it waited for, where it did.
    case server(PostgresError, line: Int?, column: Identifier?, blockers: [Blocker])
    /// COMMIT was sent, and nobody can tell what became of it.
    case inDoubt(TransactionNumber?, reason: String)
    /// Somebody did not want to wait.
    case stopped
}
