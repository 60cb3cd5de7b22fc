import ArgumentParser
import Postgres
import Reports
import Verification
import Workspace

struct MigrateCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Show, and with --yes apply, what Drizzle would apply, exactly as Drizzle does.",
        usage: "raingauge migrate [--to TAG] [--skipped] [--each] [--yes]",
        discussion: """
            The same statements in the same transaction, and the same rows in the ledger, as the migrator of the folder's \
            era writes them: 0.45 for a journal, 1.0 for folders. Besides, one run at a time: a second one waits for the \
            first. A lock that is not to be had in time is given up together with the whole run, so that those who wait \
            behind it go on, and tried again, five times in all (--lock-timeout says how long one may take).

            With --format json, --yes writes a line for each thing that happens; the last one has "event": "done" or \
            "stopped". Ends with 0 when the plan was printed or applied, 2 when there is no such migration, 3 when the \
            server stopped it, 4 when nothing was sent for safety.
            """)

    @Option(help: ArgumentHelp("The last migration to apply, by its name or number.", valueName: "tag"))
    var to: String?

    @Flag(help: "Apply also what Drizzle would pass over for ever.")
    var skipped = false

    @Flag(help: "Commit each migration with its row before the next one begins.")
    var each = false

    @Flag(help: "Apply it.")
    var yes = false

    @Option(
        help: ArgumentHelp(
            "The name of the database that you mean; needed where it is production.", valueName: "name"))
    var database: String?

    @Option(help: ArgumentHelp("text or json.", valueName: "format"))
    var format = ReportFormat.text

    @OptionGroup var target: TargetOptions
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var timeouts: TimeoutOptions

    /// A run that is stopped takes everything back before it is over.
    var interruption: Interruption { yes ? .whenDone : .atOnce }

    func status() async throws -> ExitStatus {
        let session = try Headless(target, timeouts, ledger)
        guard yes else {
            let plan = try await session.workspace.applyPlan(choice, in: session.database)
            try format.write(plan, about: try await session.subject(), document: plan.document)
            return .done
        }
        let subject = try await session.subject()
        try session.allowChanging(subject, named: database)
        Output.complain(subject.line + "\n")
        return try await apply(session)
    }

    private var choice: ApplyChoice {
        ApplyChoice(last: to, includesSkipped: skipped, isEachCommitted: each)
    }

    private func apply(_ session: Headless) async throws -> ExitStatus {
        let log = ApplyLog(format)
        do {
            let report = try await session.workspace.apply(choice, in: session.database, tell: log.note)
                .report
            try log.end(report, document: report.document)
            return .done
        } catch WorkspaceError.stopped(let failure) {
            try log.end(failure)
            throw WorkspaceError.stopped(failure)
        }
    }
}
