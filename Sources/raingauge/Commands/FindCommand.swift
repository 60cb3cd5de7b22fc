import ArgumentParser
import Catalog
import Postgres
import Reports
import Rows

struct FindCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "find", abstract: "Find a value in every table where its type fits.",
        usage: "raingauge find VALUE [--time SECONDS] [--format text|json]",
        discussion: """
            Columns with an index are looked into first, then one table after the other is read, the smallest first, \
            5 s each at most. Exit status 1 says that it is nowhere, or that no time was left to know.
            """)

    @Argument(help: "A uuid, a number, a text, a label of an enum, a day, an address: as a whole.")
    var value: String

    @Option(help: ArgumentHelp("How long tables are read in all; 60 if not given.", valueName: "seconds"))
    var time = 60

    @Option(help: ArgumentHelp("text or json.", valueName: "format")) var format = ReportFormat.text
    @OptionGroup var target: TargetOptions
    @OptionGroup var timeouts: TimeoutOptions

    mutating func validate() throws {
        if time < 0 { throw ValidationError("--time counts seconds, so it is not negative.") }
        if SoughtValue(value) == nil { throw ValidationError("The value is empty.") }
    }

    func status() async throws -> ExitStatus {
        guard let sought = SoughtValue(value) else { return .usage }
        let session = try Headless(target, timeouts)
        let connection = try await session.connect()
        let question = sought.question
        let columns = try await session.answer(to: question.batch, connection) {
            try question.columns(in: $0)
        }
        let report = try await look(for: sought, in: columns, connection)
        try format.write(report, about: try await session.subject(withLedger: false)) {
            report.document(on: $0)
        }
        return report.isFound ? .done : .found
    }

    private func look(
        for sought: SoughtValue, in columns: [FittingColumn], _ connection: Connection
    ) async throws(Failure) -> FindReport {
        let start = ContinuousClock.now
        var (finds, leftOut): ([Find], Int) = ([], 0)
        for step in FindStep.all(for: sought, in: columns) {
            guard !step.isReading || start.duration(to: .now) < .seconds(time) else {
                leftOut += step.columns.count
                continue
            }
            let answers = await connection.run(step.batches)
            do { finds += try step.finds(in: answers) } catch { throw Failure(error) }
        }
        return FindReport(value: sought, finds: finds, columnCount: columns.count, leftOut: leftOut)
    }
}
