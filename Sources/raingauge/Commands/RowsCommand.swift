import ArgumentParser
import Glibc
import Rows

struct RowsCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "rows", abstract: "Print the rows of a table, in the order of its key.",
        usage:
            "raingauge rows TABLE [--where SQL] [--order COLUMNS] [--limit NUMBER] [--after VALUE…] [--columns NAMES…] [--format table|csv|json|ndjson] [--output FILE]",
        discussion: """
            As a table, values that are too large are cut, and the first 100 rows are shown. \
            As csv, json or ndjson, whole rows are streamed, all of them by default, and as long as it takes.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case table, csv, json, ndjson }

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

    @Option(help: ArgumentHelp("table, csv, json or ndjson.", valueName: "format"))
    var format = Format.table

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
        if arrangement.isGiven, !after.isEmpty {
            throw ValidationError(
                "--after goes on in the order of the key: give it without --where and --order.")
        }
        if output != nil, format == .table {
            throw ValidationError("--output is for exports: give --format csv, json or ndjson as well.")
        }
    }

    func status() async throws -> ExitStatus {
        let session = try Headless(target, timeouts)
        let connection = try await session.connect()
        // An export goes to a program, which may take every word for trouble.
        if format == .table || isatty(STDERR_FILENO) == 1 { try await session.introduce() }
        let relation = try await session.relation(table, connection)
        // Only a table shows the page that comes with the opening, and a view is costly to look into twice.
        let request = OpenRequest(
            relation: relation, limit: format == .table && !arrangement.isGiven ? limit ?? 100 : nil)
        let opening = try await session.answer(to: request.batch, connection) { try request.opening(in: $0) }
        let rows = try RowSelection(
            opening, arrangement, columns: columns, after: after, showsWithheld: format == .table)
        switch format {
        case .table:
            try await session.printTable(of: rows, opening, limit: limit ?? 100, connection)
        case .csv, .json, .ndjson:
            if let omission = rows.omission { Output.complain(omission + "\n") }
            let writer = try RowWriter(
                format, to: output, readerTimeout: readerTimeout?.duration ?? .seconds(600))
            try await session.export(rows, limit: limit, to: writer, connection)
        }
        return .done
    }
}
