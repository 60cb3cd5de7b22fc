import ArgumentParser
import Postgres
import Reports
import Verification
import Workspace

struct MigrateCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Show, and with --yes apply, what Drizzle would apply, exactly as Drizzle does.",
        usage:
            "raingauge migrate [--to TAG] [--skipped] [--each] [--no-transaction TAG] [--backup FILE] [--report FILE.md] [--yes]",
        discussion: """
            The same statements in the same transaction, and the same rows in the ledger, as the migrator of the folder's \
            era writes them: 0.45 for a journal, 1.0 for folders. Besides, one run at a time: a second one waits for the \
            first. A lock that is not to be had in time is given up together with the whole run, so that those who wait \
            behind it go on, and tried again, five times in all (--lock-timeout says how long one may take).

            What a review finds and drift of the tables that it touches are said before. Where DROP TABLE or DROP COLUMN \
            would take rows or values along that are there, nothing is sent without --accept-loss.

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

    @Option(
        help: ArgumentHelp(
            "Run this one statement by statement, without a transaction; may be given several times. What was done is kept, and a run that was stopped goes on behind it.",
            valueName: "tag"))
    var noTransaction: [String] = []

    @Flag(help: "Drop an index that an earlier try of that has left behind, and build it again.")
    var dropInvalid = false

    @Option(help: ArgumentHelp("The statement of that to begin with, from 1.", valueName: "number"))
    var from: Int?

    @Option(
        help: ArgumentHelp(
            "Before that, put a backup by pg_dump into a new file, which pg_restore has to read.",
            valueName: "file"))
    var backup: String?

    @Flag(help: "Apply it although rows or values that are there go for good.")
    var acceptLoss = false

    @Option(
        help: ArgumentHelp(
            "How grave a finding of the review lets nothing be sent: danger, caution, note or never. Drift counts as caution.",
            valueName: "severity"))
    var failOn = FindingThreshold.never

    @Flag(help: "Apply it.")
    var yes = false

    @OptionGroup var confirmation: ConfirmationOptions

    @Option(help: ArgumentHelp("text or json.", valueName: "format"))
    var format = ReportFormat.text

    @OptionGroup var reporting: ReportOptions
    @OptionGroup var target: TargetOptions
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var timeouts: TimeoutOptions

    mutating func validate() throws {
        if noTransaction.isEmpty, dropInvalid || from != nil {
            throw ValidationError("--drop-invalid and --from belong to --no-transaction.")
        }
        if let from, from < 1 { throw ValidationError("Statements are counted from 1.") }
    }

    /// A run that is stopped takes everything back before it is over.
    var interruption: Interruption { yes ? .whenDone : .atOnce }

    func status() async throws -> ExitStatus {
        try reporting.refuseUnwritable()
        let session = try Headless(target, timeouts, ledger)
        guard yes else {
            let plan = try await session.workspace.applyPlan(choice, in: session.database)
            let foresight = await session.workspace.foresight(of: plan, in: session.database)
            let subject = try await session.subject()
            try format.write(Proposal(plan: plan, foresight: foresight), about: subject) {
                plan.document(foresight, on: $0)
            }
            try await reporting.write("Migration, not applied", of: subject, in: session) {
                $0.add(plan, foresight)
            }
            return .done
        }
        let subject = try await session.subject()
        try session.allowChanging(subject, named: confirmation.database)
        Output.complain(subject.line + "\n")
        return try await apply(session, subject)
    }

    private var choice: ApplyChoice {
        ApplyChoice(
            last: to, includesSkipped: skipped, isEachCommitted: each,
            alone: .init(noTransaction, dropsInvalid: dropInvalid, first: from))
    }

    private func apply(_ session: Headless, _ subject: Subject) async throws -> ExitStatus {
        let log = ApplyLog(format)
        var seen: (plan: ApplyPlan, foresight: ApplyForesight?)?
        do {
            let report = try await session.workspace.apply(choice, in: session.database, tell: log.note) {
                plan throws(WorkspaceError) in
                seen = (plan, nil)
                seen = (plan, try await prepare(plan, session, log))
            }.report
            try log.end(report, document: report.document)
            try await reporting.write("Migration", of: subject, in: session) { pages in
                if let seen { pages.add(seen.plan, seen.foresight) }
                pages.add("Applied", report.document)
                await pages.addDrift(of: session)
            }
            return .done
        } catch WorkspaceError.stopped(let failure) {
            try log.end(failure)
            do {
                try await reporting.write("Migration, stopped", of: subject, in: session) { pages in
                    if let seen { pages.add(seen.plan, seen.foresight) }
                    pages.add("Stopped", Problem(failure))
                }
            } catch {
                // What became of the migration weighs more than the report of it.
                Output.complain(Failure(error).problem)
            }
            throw WorkspaceError.stopped(failure)
        }
    }

    /// Looks at what a plan would do, and makes the backup.
    private func prepare(
        _ plan: ApplyPlan, _ session: Headless, _ log: ApplyLog
    ) async throws(WorkspaceError) -> ApplyForesight? {
        guard !plan.steps.isEmpty else { return nil }
        let foresight = await session.workspace.foresight(of: plan, in: session.database)
        log.note(foresight)
        let consent = ApplyConsent(acceptsLoss: acceptLoss, limit: failOn.severity)
        if let refusal = foresight.refusal(with: consent) { throw .notApplicable(refusal) }
        guard let backup else { return foresight }
        try await session.workspace.backUp(
            session.choice.address, to: backup, in: session.database, tell: log.note)
        return foresight
    }

    /// A plan with what is foreseen of it.
    private struct Proposal: Encodable {
        let plan: ApplyPlan
        let foresight: ApplyForesight

        func encode(to encoder: any Encoder) throws {
            try plan.encode(to: encoder)
            try foresight.encode(to: encoder)
        }
    }
}
