import ArgumentParser
import Browser
import Glibc
import Reports
import Rows

struct RowsCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "rows", abstract: "Print the rows of a table, in the order of its key.",
        usage:
            "raingauge rows TABLE [--where SQL] [--order COLUMNS] [--limit NUMBER] [--after VALUE…] [--columns NAMES…] [--format FORM] [--output FILE]",
        discussion: """
            As a table, values that are too large are cut, and the first 100 rows are shown. \
            In every other form, whole rows are streamed, all of them by default, and as long as it takes: csv, tsv, json, \
            ndjson, insert (statements), copy (a script for psql), markdown, drizzle (for its `values()`). \
            The name of the file says the form (.csv .tsv .json .ndjson .sql .copy .md .ts), and behind it .gz or .zst packs it.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, csv, tsv, json, ndjson, insert, copy, markdown, drizzle

        /// `nil` for what is only for people.
        var form: ExportForm? { ExportForm(rawValue: rawValue) }
    }

    @Argument(help: "A table or view, with its schema or as the search path finds it.")
    var table: String

    @Option(help: ArgumentHelp("How many rows at most.", valueName: "number"))
    var limit: Int?

    @Option(
        help: ArgumentHelp("Only rows behind this key; once for each of its columns.", valueName: "value"))
    var after: [String] = []

    @Option(
        help: ArgumentHelp(
            "Only these columns, separated by commas; may be given several times.", valueName: "names"))
    var columns: [String] = []

    @Option(
        help: ArgumentHelp(
            "table, csv, tsv, json, ndjson, insert, copy, markdown or drizzle; by the file's name if not given.",
            valueName: "form"))
    var format: Format?

    @Option(
        help: ArgumentHelp(
            "Where an export goes, instead of standard output; the file appears once it is whole.",
            valueName: "file"))
    var output: String?

    @Option(
        help: ArgumentHelp(
            "How long nobody may read on before an export ends, as it holds up ALTER TABLE: 10min if not given; 0 is for ever.",
            valueName: "time"))
    var readerTimeout: TimeLimit?

    @OptionGroup var arrangement: Arrangement
    @OptionGroup var target: TargetOptions
    @OptionGroup var timeouts: TimeoutOptions

    mutating func validate() throws {
        if let limit, limit < 0 { throw ValidationError("--limit counts rows, so it is not negative.") }
        if output != nil, format == .table {
            throw ValidationError("--output is for exports: give another --format than table.")
        }
        if let output, exported == nil {
            let ends = ExportForm.ofFiles.map { ".\($0.fileEnding)" }.listed
            throw ValidationError(
                "\(output) says no form: its name ends with one of \(ends), or give --format.")
        }
    }

    /// The form of an export; `nil` for a table.
    private var exported: ExportForm? { format.map(\.form) ?? output.flatMap { ExportFile(path: $0)?.form } }

    func status() async throws -> ExitStatus {
        let session = try Headless(target, timeouts)
        let connection = try await session.connect()
        // An export goes to a program, which may take every word for trouble.
        let form = exported
        if form == nil || isatty(STDERR_FILENO) == 1 { try await session.introduce() }
        let relation = try await session.relation(table, connection)
        // Only a table shows the page that comes with the opening, and a view is costly to look into twice.
        let request = OpenRequest(
            relation: relation, limit: form == nil && !arrangement.isGiven ? limit ?? 100 : nil)
        let opening = try await session.answer(to: request.batch, connection) { try request.opening(in: $0) }
        let selection = try RowSelection(
            opening, arrangement, columns: columns, after: after, showsWithheld: form == nil)
        let rows = try await session.placed(selection, connection)
        guard let form else {
            try await session.printTable(of: rows, opening, limit: limit ?? 100, connection)
            return .done
        }
        if let omission = rows.omission { Output.complain(omission + "\n") }
        let written = WrittenRows(form, source: rows.source, columns: rows.columns)
        let writer = RowWriter(
            form, written, to: try destination(form), path: output,
            readerTimeout: readerTimeout?.duration ?? .seconds(600))
        try await session.export(rows, written.columns, limit: limit, to: writer, connection)
        return .done
    }

    private func destination(_ form: ExportForm) throws(Failure) -> ExportDestination {
        let file = output.map { ExportFile(path: $0, form: form) }
        do { return try ExportDestination(file: file) } catch {
            throw Failure(error.problem(writing: output ?? ""), .usage)
        }
    }
}
