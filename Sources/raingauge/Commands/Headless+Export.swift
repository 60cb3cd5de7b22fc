import Postgres
import Reports
import Rows
import SystemCalls

extension Headless {
    /// Streams rows, all of them or up to `limit`.
    ///
    /// What ends early says so, and leaves no file.
    func export(
        _ rows: RowSelection, limit: Int?, to writer: RowWriter, _ connection: Connection
    ) async throws(Failure) {
        let export = RowExport(
            source: rows.source, columns: rows.columns, form: writer.format.exported, after: rows.after,
            limit: limit)
        do {
            try await connection.copy(try export.statement()) { try writer.write($0) }
            try writer.finish()
        } catch {
            writer.giveUp()
            let reason = (error as? SystemError).map(Failure.init(unwritable:)) ?? Failure(error)
            throw Failure(reason.problem.endingExport(to: writer.missingFile), reason.status)
        }
        if let escapes = writer.escapes { Output.complain(escapes + "\n") }
    }
}

extension Failure {
    fileprivate init(unwritable error: SystemError) {
        self.init(Problem(unwritable: "\(error)"), .server)
    }
}

extension RowsCommand.Format {
    fileprivate var exported: RowExport.Form { self == .csv ? .csv : .json }
}
