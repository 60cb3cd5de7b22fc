import ArgumentParser
import Reports
import Verification
import Workspace

struct LandedCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "landed",
        abstract: "Look up whether what migrations should have left is really there.",
        usage: "raingauge landed [TAG…] [--all] [--format text|json]",
        discussion: """
            For every statement of an applied migration the effect is looked up in the catalog: one round trip for any number of \
            migrations. Of one that is not applied, it says how much is there already, and at what Drizzle would stop. Ends with \
            0 when everything that was applied has landed and nothing else is there already, and with 1 when not.
            """)

    @Argument(help: "Only these migrations, by their names or numbers.") var tags: [String] = []

    @Flag(help: "Also the migrations that are not applied.") var all = false

    @Option(help: ArgumentHelp("text or json.", valueName: "format"))
    var format = ReportFormat.text

    @OptionGroup var target: TargetOptions
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var timeouts: TimeoutOptions

    func status() async throws -> ExitStatus {
        let session = try Headless(target, timeouts, ledger)
        let report = try await session.workspace.landing(
            of: tags, includesAhead: all, in: session.database)
        try format.write(report, about: try await session.subject()) {
            report.document(withDetails: !tags.isEmpty, on: $0)
        }
        return report.isSound && !report.isThereAlready ? .done : .found
    }
}
