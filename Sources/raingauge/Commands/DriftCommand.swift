import ArgumentParser
import Drizzle
import Glibc
import Postgres
import Reports
import Terminal
import Verification

struct DriftCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "drift",
        abstract: "Say whether the database still has the schema that the migrations recorded.",
        discussion: """
            Nothing is changed: copies of tables that PostgreSQL has to describe are made in a transaction that is rolled \
            back, without a lock on anybody's table. Ends with 0 when nothing is certainly different, and with 1 when \
            something is.
            """)

    @Option(
        help: ArgumentHelp(
            "snapshot (the newest applied), newest, files, the URL of another database, a snapshot.json or a folder.",
            valueName: "what"))
    var against = "snapshot"

    @Option(help: ArgumentHelp("auto, shadow, scratch or text.", valueName: "method"))
    var method = DriftMethod.Choice.automatic

    @Option(help: ArgumentHelp("text or json.", valueName: "format"))
    var format = ReportFormat.text

    @OptionGroup var target: TargetOptions
    @OptionGroup var timeouts: TimeoutOptions

    func status() async throws -> ExitStatus {
        let session = try Headless(target, timeouts)
        let survey = DriftSurvey(
            configuration: session.configurationIfAny, folder: session.configurationIfAny?.out.value,
            limits: session.limits, connectTimeout: session.settings.connectTimeout)
        let connection = try await session.connect()
        let drift = try await survey.drift(against: DriftAgainst(against), choice: method, on: connection)
        await connection.close()
        try format.write(drift, document: drift.document)
        return drift.isInStep ? .done : .found
    }
}

extension DriftMethod.Choice: ExpressibleByArgument {}

extension Headless {
    fileprivate var configurationIfAny: DrizzleConfiguration? {
        if case .found(let configuration) = project { configuration } else { nil }
    }
}
