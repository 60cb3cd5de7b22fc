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
        usage:
            "raingauge dry-run [--to TAG] [--skipped] [--scratch [--rows N]] [--format text|json] [--report FILE.md]",
        discussion: """
            Statement by statement: how long it took, which locks it took on what is there, what it wrote anew, read as a \
            whole and how many rows it wrote, who was in its way and whom it held up. Then everything is rolled back, and \
            the server is asked whether it was. A lock is waited for no longer than half a second, a statement runs no \
            longer than a minute, unless --lock-timeout and --statement-timeout say so.

            Nothing is run where ROLLBACK would not undo all of it: COMMIT, CREATE INDEX CONCURRENTLY, COPY, code of DO and \
            CALL, functions that write elsewhere. Gaps in sequences and dead rows stay; the locks are real while it runs.

            With --scratch all of that happens on a copy, on a server of its own that is gone at the end: the schema by \
            pg_dump and, with --rows, so many rows of each table with those that they refer to. The database is only read.

            Ends with 0 when all of it ran, 1 when the server stopped it, 4 when nothing was run.
            """)

    @Option(help: ArgumentHelp("The last migration to rehearse, by its name or number.", valueName: "tag"))
    var to: String?

    @Flag(help: "Rehearse also what Drizzle would pass over for ever.")
    var skipped = false

    @Flag(help: "Rehearse it on a copy of the schema, on a server of its own.")
    var scratch = false

    @Option(
        help: ArgumentHelp(
            "Copy so many rows of each table as well, and those that they refer to.", valueName: "number"))
    var rows: Int?

    @OptionGroup var confirmation: ConfirmationOptions

    @Option(help: ArgumentHelp("text or json.", valueName: "format"))
    var format = ReportFormat.text

    @OptionGroup var reporting: ReportOptions
    @OptionGroup var target: TargetOptions
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var timeouts: TimeoutOptions

    mutating func validate() throws {
        guard let rows else { return }
        guard scratch else { throw ValidationError("--rows belongs to --scratch.") }
        guard rows > 0, rows <= 1_000_000 else {
            throw ValidationError("--rows takes a number from 1 to 1000000.")
        }
    }

    var interruption: Interruption { .whenDone }

    func status() async throws -> ExitStatus {
        try reporting.refuseUnwritable()
        let session = try Headless(target, timeouts, ledger)
        let subject = try await session.subject()
        // A copy changes nothing, and holds nobody up who does more than read.
        if !scratch { try session.allowChanging(subject, named: confirmation.database) }
        let choice = ApplyChoice(last: to, includesSkipped: skipped)
        let plan = try await session.workspace.applyPlan(choice, in: session.database)
        let report = try await rehearsed(plan, in: session)
        try format.write(report, about: subject, document: report.document)
        try await reporting.write("Rehearsal", of: subject, in: session) { pages in
            pages.add(plan, await session.workspace.foresight(of: plan, in: session.database))
            pages.add("Rehearsal", report.document)
        }
        if report.failure?.error.kind == .cancelled(.byUser) { return .interrupted }
        return report.obstacles.isEmpty ? report.isGood ? .done : .found : .refused
    }

    private func rehearsed(_ plan: ApplyPlan, in session: Headless) async throws -> DryRunReport {
        let isText = format == .text
        let tell: @Sendable (ApplyEvent) -> Void = { event in
            guard isText, event.isCopyOrWait, let line = event.line else { return }
            Output.complain(line + "\n")
        }
        guard scratch else {
            return try await session.workspace.dryRun(
                plan, in: session.database, limits: limits, tell: tell)
        }
        return try await session.workspace.dryRun(
            plan, onCopyOf: session.choice.address, rows: rows ?? 0, in: session.database, limits: limits,
            tell: tell)
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

extension ApplyEvent {
    /// Whether it says why a rehearsal takes long.
    fileprivate var isCopyOrWait: Bool {
        if case .waits = self { return true }
        if case .copies = self { return true }
        return false
    }
}
