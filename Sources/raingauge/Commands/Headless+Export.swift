import Postgres
import Reports
import Rows
import SQL
import SystemCalls

extension Headless {
    /// Streams rows, all of them or up to `limit`.
    ///
    /// What ends early says so, and leaves no file.
    func export(
        _ rows: RowSelection, _ columns: [Identifier], limit: Int?, to writer: RowWriter,
        _ connection: Connection
    ) async throws(Failure) {
        let export = RowExport(
            source: rows.source, columns: columns, form: writer.form.export, after: rows.after, limit: limit)
        do {
            try await connection.copy(try export.statement()) { try writer.write($0, rows: $1) }
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
