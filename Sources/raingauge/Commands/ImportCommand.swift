import ArgumentParser
import Browser
import Glibc
import Postgres
import Reports
import Rows
import Workspace

struct ImportCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Show, and with --yes do, what copies a file of rows into a table.",
        usage: "raingauge import TABLE FILE [--yes] [--database NAME]",
        discussion: """
            The file is CSV as COPY writes it (.csv, or .tsv with tabs), or an object of JSON on each line (.ndjson); .gz or .zst \
            behind that unpacks it. Its columns go to those of the table with the same names. Without --yes the file is read, \
            and its first rows are tried in a transaction that is rolled back. With it, all rows are copied in one transaction, \
            or none of them. Ends with 0 when the rows are there, or would be, and with 1 when something speaks against it.
            """)

    @Argument(help: "A table, with its schema or as the search path finds it.")
    var table: String

    @Argument(help: "A file whose name ends with .csv, .tsv or .ndjson.")
    var file: String

    @Flag(help: "Do it.") var yes = false

    @Option(help: ArgumentHelp("text or json.", valueName: "format"))
    var format = ReportFormat.text

    @OptionGroup var confirmation: ConfirmationOptions
    @OptionGroup var target: TargetOptions
    @OptionGroup var timeouts: TimeoutOptions

    mutating func validate() throws {
        guard ImportFile(path: file) == nil else { return }
        throw ValidationError(
            "\(file) says no form: its name ends with .csv, .tsv or .ndjson, and .gz or .zst behind that.")
    }

    /// What was sent is taken back before it is over.
    var interruption: Interruption { .whenDone }

    func status() async throws -> ExitStatus {
        guard let file = ImportFile(path: file) else { return .usage }
        let session = try Headless(target, timeouts)
        let subject = try await session.subject(withLedger: false)
        try session.allowChanging(subject, named: confirmation.database)
        let connection = try await session.connect()
        let relation = try await session.relation(table, connection)
        let preview: ImportPreview
        let report: ImportReport?
        do {
            preview = try await connection.importPreview(of: file, into: relation)
            report = yes && preview.isFit ? try await run(preview.plan, connection) : nil
        } catch let refusal as ImportRefusal {
            throw Failure(refusal)
        }
        await session.database.close()
        try format.write(ImportAccount(preview, report), about: subject) { preview.document(report, on: $0) }
        return preview.isFit ? .done : .found
    }

    private func run(_ plan: ImportPlan, _ connection: Connection) async throws -> ImportReport {
        let (pace, isWatched) = (Pace(), format == .text && isatty(STDERR_FILENO) == 1)
        return try await connection.importRows(plan) { event in
            guard isWatched else { return }
            if case .waits = event { return Output.complain(event.words(after: pace.elapsed) + "\n") }
            pace.ifDue { Output.complain(event.words(after: $0) + "\n") }
        }
    }
}

extension Failure {
    fileprivate init(_ refusal: ImportRefusal) {
        self.init(Problem(refusal), refusal.status)
    }
}

extension ImportRefusal {
    fileprivate var status: ExitStatus {
        switch self {
        case .file, .noUnpacker, .notUnpacked, .contents, .noColumn: .usage
        case .rights: .refused
        case .server, .inDoubt: .server
        case .stopped: .interrupted
        }
    }
}
