import ArgumentParser
import Reports
import Verification
import Workspace

struct DriftCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "drift",
        abstract: "Say whether the database still has the schema that the migrations recorded.",
        usage: "raingauge drift [--against snapshot|newest|files|URL|PATH] [--format text|json]",
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
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var timeouts: TimeoutOptions

    func status() async throws -> ExitStatus {
        let session = try Headless(target, timeouts, ledger)
        let drift = try await session.workspace.drift(
            against: DriftAgainst(against), by: method, in: session.database)
        let subject = try await session.subject()
        await session.database.close()
        try format.write(drift, about: subject, document: drift.document)
        return drift.isInStep ? .done : .found
    }
}

extension DriftMethod.Choice: ExpressibleByArgument {}
