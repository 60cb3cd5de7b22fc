import ArgumentParser
import Catalog
import Postgres
import Reports
import Rows
import SQL

struct ValuesCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "values", abstract: "Count the values of a column, the most frequent first.",
        usage: "raingauge values TABLE COLUMN [--where SQL] [--limit NUMBER] [--format text|json]",
        discussion: """
            Every row that is meant is read, as long as it takes. Labels of an enum that do not occur stand at the end, with 0.
            """)

    @Argument(help: "A table or view, with its schema or as the search path finds it.") var table: String
    @Argument(help: "The column.") var column: String

    @Option(
        name: .customLong("where"),
        help: ArgumentHelp(
            "Only rows that meet this condition, as it stands behind a WHERE.", valueName: "sql"))
    var condition: String?

    @Option(help: ArgumentHelp("How many values at most; 1,000 if not given.", valueName: "number"))
    var limit = 1_000

    @Option(help: ArgumentHelp("text or json.", valueName: "format")) var format = ReportFormat.text
    @OptionGroup var target: TargetOptions
    @OptionGroup var timeouts: TimeoutOptions

    mutating func validate() throws {
        if limit < 1 { throw ValidationError("--limit counts values, so it is at least 1.") }
    }

    func status() async throws -> ExitStatus {
        let session = try Headless(target, timeouts)
        let connection = try await session.connect()
        let opening = OpenRequest(relation: try await session.relation(table, connection), limit: nil)
        var source = try await session.answer(to: opening.batch, connection) { try opening.opening(in: $0) }
            .source
        let name = try WrittenColumns([column]).found(in: source).first ?? Identifier(column)
        guard let found = source.columns.first(where: { $0.name == name }) else {
            throw Failure.usage("\(source.relation.name) has no column \(column).")
        }
        if let condition { source.filter = try Arrangement.filter(condition, of: source) }
        let request = ColumnValuesRequest(source: source, column: found, limit: limit)
        let values = try await session.answer(to: request.batch, connection) { try request.values(in: $0) }
        try format.write(values, about: try await session.subject(withLedger: false)) {
            values.document(on: $0)
        }
        return .done
    }
}
