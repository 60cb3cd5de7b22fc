import ArgumentParser
import Catalog
import Glibc
import Postgres
import Reports
import Rows
import SQL
import Terminal

struct RowsCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "rows", abstract: "Print the rows of a table, in the order of its key.",
        usage:
            "raingauge rows TABLE [--limit NUMBER] [--after VALUE…] [--columns NAMES] [--format table|csv|json|ndjson]",
        discussion: """
            As a table, values that are too large are cut, and the first 100 rows are shown. \
            As csv, json or ndjson, whole rows are streamed, all of them by default.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case table, csv, json, ndjson }

    @Argument(help: "A table or view, with its schema or as the search path finds it.")
    var table: String

    @Option(help: ArgumentHelp("How many rows at most.", valueName: "number"))
    var limit: Int?

    @Option(
        help: ArgumentHelp("Only rows behind this key; once for each of its columns.", valueName: "value"))
    var after: [String] = []

    @Option(help: ArgumentHelp("Only these columns, separated by commas.", valueName: "names"))
    var columns: String?

    @Option(help: ArgumentHelp("table, csv, json or ndjson.", valueName: "format"))
    var format = Format.table

    @OptionGroup var target: TargetOptions
    @OptionGroup var timeouts: TimeoutOptions

    mutating func validate() throws {
        if let limit, limit < 0 { throw ValidationError("--limit counts rows, so it is not negative.") }
    }

    func status() async throws -> ExitStatus {
        let session = try Headless(target, timeouts)
        let connection = try await session.connect()
        // An export goes to a program, which may take every word for trouble.
        if format == .table || isatty(STDERR_FILENO) == 1 { try await session.introduce() }
        let relation = try await session.relation(table, connection)
        // Only a table shows the page that comes with the opening.
        let request = OpenRequest(relation: relation, limit: format == .table ? limit ?? 100 : 1)
        let opening = try await session.answer(to: request.batch, connection) { try request.opening(in: $0) }
        let rows = try RowSelection(opening, columns: columns, after: after)
        switch format {
        case .table:
            try await session.printTable(of: rows, opening, limit: limit ?? 100, connection)
        case .csv, .json, .ndjson:
            try await session.stream(rows, as: format, limit: limit, connection)
        }
        return .done
    }
}

/// Which rows and columns of a table the arguments mean.
struct RowSelection {
    let source: RowSource
    let columns: [Identifier]
    let after: RowKey?

    init(_ opening: Opening, columns: String?, after: [String]) throws(Failure) {
        source = opening.source
        let all = source.columns.map(\.name)
        let named = columns?.split(separator: ",").map { Identifier(String($0)) }
        if let unknown = named?.first(where: { !all.contains($0) }) {
            throw .usage(
                "\(source.relation.name) has no column \(unknown).",
                remedy: "It has \(all.map(\.name).listed).")
        }
        self.columns = named ?? all
        self.after = after.isEmpty ? nil : RowKey(after)
        try checkKey()
    }

    private func checkKey() throws(Failure) {
        guard let after else { return }
        switch source.order {
        case .key(let key) where key.count != after.values.count:
            throw .usage(
                "The key of \(source.relation.name) is \(key.map(\.name.name).listed).",
                remedy: "Give --after once for each of them.")
        case .physical where after.values.count != 1:
            throw .usage(
                "\(source.relation.name) has no key, so its rows are known by their place (ctid).",
                remedy: "Give --after once, such as --after '(0,5)'.")
        case .unordered(let reason):
            throw Failure(Problem(RowsError.notSeekable(reason)), .usage)
        case .key, .physical: break
        }
    }
}

extension Headless {
    /// One round trip, and what `read` makes of it.
    func answer<Value>(
        to batch: Batch, _ connection: Connection, reading read: (BatchAnswer) throws -> Value
    ) async throws(Failure) -> Value {
        let answer = await connection.run([batch])[0]
        do { return try read(answer) } catch { throw Failure(error) }
    }

    fileprivate func printTable(
        of rows: RowSelection, _ opening: Opening, limit: Int, _ connection: Connection
    ) async throws(Failure) {
        let page = try await page(of: rows, opening, limit: limit, connection)
        var output = Output(STDOUT_FILENO)
        output.write(PlainTable(page, columns: rows.columns).text)
        output.flush()
        if let next = page.next, case .after(let key) = next {
            let options = key.values.map { "--after \($0.shellQuoted)" }.joined(separator: " ")
            Output.complain("There are more rows: \(options)\n")
        } else if page.isCutShort {
            Output.complain("There are more rows: --limit \(limit * 10)\n")
        }
    }

    private func page(
        of rows: RowSelection, _ opening: Opening, limit: Int, _ connection: Connection
    ) async throws(Failure) -> RowPage {
        if rows.after == nil, let page = opening.firstPage { return page }
        if rows.after == nil, let failure = opening.failure { throw Failure(failure) }
        let position = rows.after.map(PagePosition.after) ?? .first
        let request = RowRequest(source: rows.source, position: position, limit: limit)
        let batch: Batch
        do { batch = try request.batch() } catch { throw Failure(Problem(error), .usage) }
        return try await answer(to: batch, connection) { try request.page(in: $0) }
    }

    fileprivate func stream(
        _ rows: RowSelection, as format: RowsCommand.Format, limit: Int?, _ connection: Connection
    ) async throws(Failure) {
        let export = RowExport(
            source: rows.source, columns: rows.columns, form: format == .csv ? .csv : .json,
            after: rows.after, limit: limit)
        do {
            let writer = RowWriter(format)
            try await connection.copy(try export.statement(), limits: connection.limits) { writer.write($0) }
            writer.finish()
        } catch {
            throw Failure(error)
        }
    }
}

extension PlainTable {
    /// A page as people read it; numbers stand on the right.
    fileprivate init(_ page: RowPage, columns: [Identifier]) {
        let places = columns.compactMap { name in page.columns.firstIndex { $0.name == name } }
        self.init(
            places.map { place in
                let column = page.columns[place]
                return (column.name.name, column.type.category == .number ? .trailing : .leading)
            })
        for row in 0..<page.rowCount { append(places.map { page[row, $0].plainText }) }
    }
}

extension Cell {
    fileprivate var plainText: String {
        switch self {
        case .null: "∅"
        case .value(let text): text
        case .cut(let text, let size): "\(text)… \(size)"
        case .withheld: "(no privilege)"
        }
    }
}
