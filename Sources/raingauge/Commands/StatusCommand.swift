import ArgumentParser
import Postgres
import Reports
import Verification
import Workspace

struct StatusCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract:
            "Say how every migration and ledger row stand to one another, and what Drizzle would do next; of several databases, which migration is where.",
        usage: "raingauge status [--url URL…] [--service NAME…] [--format text|json]",
        discussion: """
            Ends with 0 when they are in step, and with 1 when something is pending or wrong. With --url or \
            --service several times, says which migration is where; a database that cannot be reached loses \
            none of the others.

            Drizzle takes no lock: of two runs at once, in nine of ten cases each writes everything, and every \
            row is there twice. Let one job migrate at a time, or use raingauge migrate, which waits for its own kind.
            """)

    @Option(help: ArgumentHelp("text or json.", valueName: "format"))
    var format = ReportFormat.text

    @OptionGroup var targets: SeveralTargetOptions
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var timeouts: TimeoutOptions

    func status() async throws -> ExitStatus {
        let sessions = try Headless.several(targets, timeouts, ledger)
        guard let session = sessions.first else { return .done }
        if sessions.count > 1 { return try await compare(sessions.map(\.choice.address), session.workspace) }
        let status = try await session.workspace.status(in: session.database)
        let subject = try await session.subject()
        await session.database.close()
        try format.write(status, about: subject, document: status.document)
        return status.isInStep ? .done : .found
    }

    private func compare(_ targets: [ConnectionTarget], _ workspace: Workspace) async throws -> ExitStatus {
        let comparison = StatusComparison(try await workspace.statuses(in: targets))
        try format.write(comparison, document: comparison.document)
        if comparison.columns.allSatisfy({ $0.status == nil }) { return .server }
        return comparison.isInStep ? .done : .found
    }
}
