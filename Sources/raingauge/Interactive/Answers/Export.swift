import Browser
import Glibc
import Postgres
import Reports
import Rows
import SQL
import SystemCalls

extension ExportRows: Answerable {
    static let thread = AnsweringThread.background
    /// Streams the rows; the file is in its place only once it is whole.
    func answer(from sources: AnswerSources) async throws -> (ExportOutcome, Cost?) {
        switch target {
        case .file(let file, let replaces):
            guard replaces || access(file.path, F_OK) != 0 else { return (.isThere, nil) }
            let destination: ExportDestination
            do { destination = try ExportDestination(file: file) } catch {
                throw error.problem(writing: file.path)
            }
            let writer = RowWriter(form, written(isFile: true), to: destination, path: file.path)
            try await write(to: writer, sources)
            return (.written(rows: writer.rows, writer.writtenSize), nil)
        case .clipboard: return (try await copied(from: sources), nil)
        }
    }

    private func written(isFile: Bool) -> WrittenRows {
        WrittenRows(form, source: source, columns: columns, isFile: isFile)
    }

    private func copied(from sources: AnswerSources) async throws -> ExportOutcome {
        let memory = try Descriptor.memoryFile(named: "raingauge-copy")
        defer { close(memory) }
        let destination = ExportDestination(borrowing: memory)
        let writer = RowWriter(form, written(isFile: false), to: destination, path: nil)
        try await write(to: writer, sources)
        lseek(memory, 0, SEEK_SET)
        let bytes = try Descriptor.bytes(of: memory)
        return .text(bytes.withUnsafeBufferPointer { ServerText.decode($0) }, rows: writer.rows)
    }

    private func write(to writer: RowWriter, _ sources: AnswerSources) async throws {
        let connection = try await sources.work.connection()
        let export = RowExport(
            source: source, columns: written(isFile: false).columns, form: form.export)
        let progress = ExportProgress(writer, of: total, tell: sources.tell)
        let most = Self.mostToCopy
        let isBounded = if case .clipboard = target { true } else { false }
        do {
            try await connection.copy(
                try export.statement(),
                counting: { piece, rows in
                    try writer.write(piece, rows: rows)
                    if isBounded, writer.size > most { throw Problem.tooMuchToCopy(most) }
                    progress.note()
                })
            try writer.finish()
        } catch {
            writer.giveUp()
            if isBounded, writer.size > most { throw Problem.tooMuchToCopy(most) }
            throw (error as? SystemError).map { Problem(unwritable: "\($0)") } ?? error
        }
    }
}
