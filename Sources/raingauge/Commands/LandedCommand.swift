import ArgumentParser
import Reports
import Verification
import Workspace

struct LandedCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "landed",
        abstract: "Look up whether what applied migrations should have left is really there.",
        usage: "raingauge landed [TAG…] [--format text|json]",
        discussion: """
            For every statement of an applied migration the effect is looked up in the catalog: one round trip for any number of \
            migrations. Ends with 0 when everything has landed, and with 1 when something is missing or different.
            """)

    @Argument(help: "Only these migrations, by their names or numbers.") var tags: [String] = []

    @Option(help: ArgumentHelp("text or json.", valueName: "format"))
    var format = ReportFormat.text

    @OptionGroup var target: TargetOptions
    @OptionGroup var timeouts: TimeoutOptions

    func status() async throws -> ExitStatus {
        let session = try Headless(target, timeouts)
        let report = try await session.workspace.landing(of: tags, in: session.database)
        try format.write(report) { report.document(withDetails: !tags.isEmpty, on: $0) }
        return report.isSound ? .done : .found
    }
}
