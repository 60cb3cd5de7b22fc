import ArgumentParser
import Postgres
import Reports
import Verification
import Workspace

struct DryRunCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "dry-run",
        abstract:
            "Run what would be applied in a transaction that is rolled back, and say what each statement does.",
        usage: "raingauge dry-run [--to TAG] [--skipped] [--format text|json] [--report FILE.md]",
        discussion: """
            Statement by statement: how long it took, which locks it took on what is there, what it wrote anew, read as a \
            whole and how many rows it wrote, who was in its way and whom it held up. Then everything is rolled back, and \
            the server is asked whether it was. A lock is waited for no longer than half a second, a statement runs no \
            longer than a minute, unless --lock-timeout and --statement-timeout say so.

            Nothing is run where ROLLBACK would not undo all of it: COMMIT, CREATE INDEX CONCURRENTLY, COPY, code of DO and \
            CALL, functions that write elsewhere. Gaps in sequences and dead rows stay; the locks are real while it runs. \
            Ends with 0 when all of it ran, 1 when the server stopped it, 4 when nothing was run.
            """)

    @Option(help: ArgumentHelp("The last migration to rehearse, by its name or number.", valueName: "tag"))
    var to: String?

    @Flag(help: "Rehearse also what Drizzle would pass over for ever.")
    var skipped = false

    @OptionGroup var confirmation: ConfirmationOptions

    @Option(help: ArgumentHelp("text or json.", valueName: "format"))
    var format = ReportFormat.text

    @OptionGroup var reporting: ReportOptions
    @OptionGroup var target: TargetOptions
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var timeouts: TimeoutOptions

    var interruption: Interruption { .whenDone }

    func status() async throws -> ExitStatus {
        let session = try Headless(target, timeouts, ledger)
        let subject = try await session.subject()
        try session.allowChanging(subject, named: confirmation.database)
        let choice = ApplyChoice(last: to, includesSkipped: skipped)
        let plan = try await session.workspace.applyPlan(choice, in: session.database)
        let report = try await session.workspace.dryRun(plan, in: session.database, limits: limits) { event in
            if format == .text, case .waits = event, let line = event.line { Output.complain(line + "\n") }
        }
        try format.write(report, about: subject, document: report.document)
        try await reporting.write("Rehearsal", of: subject, in: session) { pages in
            pages.add(plan, await session.workspace.foresight(of: plan, in: session.database))
            pages.add("Rehearsal", report.document)
        }
        return report.obstacles.isEmpty ? report.isGood ? .done : .found : .refused
    }

    /// Those of a rehearsal, but for what was asked for.
    private var limits: SessionLimits {
        var limits = Workspace.dryRunLimits
        if let time = timeouts.lockTimeout?.duration {
            limits.lockTimeout = time
            limits.asked.insert(.lock)
        }
        if let time = timeouts.statementTimeout?.duration {
            limits.statementTimeout = time
            limits.asked.insert(.statement)
        }
        return limits
    }
}
