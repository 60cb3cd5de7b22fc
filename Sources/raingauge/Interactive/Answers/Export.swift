import Browser
import Glibc
import Postgres
import Reports
import Rows
import SystemCalls

extension ExportRows: Answerable {
    static let thread = AnsweringThread.background

    /// Streams the rows; the file is in its place only once it is whole.
    func answer(from sources: AnswerSources) async throws -> (ExportOutcome, Cost?) {
        guard replaces || access(file.path, F_OK) != 0 else { return (.isThere, nil) }
        let connection = try await sources.work.connection()
        let export = RowExport(
            source: source, columns: columns, form: file.form == .csv ? .csv : .json)
        let writer: RowWriter
        do { writer = try RowWriter(file.form.format, to: file.path, readerTimeout: .zero) } catch {
            throw error.problem
        }
        do {
            try await connection.copy(try export.statement()) { try writer.write($0) }
            try writer.finish()
        } catch {
            writer.giveUp()
            throw (error as? SystemError).map { Problem(unwritable: "\($0)") } ?? error
        }
        return (.written(writer.size), nil)
    }
}

extension ExportFile.Form {
    fileprivate var format: RowsCommand.Format {
        switch self {
        case .csv: .csv
        case .json: .json
        case .ndjson: .ndjson
        }
    }
}
