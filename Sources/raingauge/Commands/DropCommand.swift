import ArgumentParser
import Reports
import Verification
import Workspace

struct DropCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "drop",
        abstract: "Show, and with --yes do, what takes the last unapplied migration out of its folder.",
        usage: "raingauge drop [TAG] [--yes]",
        discussion: """
            As drizzle-kit drop did: the SQL file, the snapshot and the entry in the journal, or the migration's own folder; \
            besides, snapshots that followed it follow what it followed. The database is asked what is applied, and changed \
            nowhere. All of it happens or nothing. Ends with 0 when the plan was printed or run, and with 4 when the migration \
            stays: it is applied, or nobody can tell.
            """)

    @Argument(help: "Which one, by its name or number; by default the last that is not applied.")
    var tag: String?

    @Flag(help: "Do it.") var yes = false

    @Option(help: ArgumentHelp("text or json.", valueName: "format"))
    var format = ReportFormat.text

    @OptionGroup var target: TargetOptions
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var timeouts: TimeoutOptions

    /// Files that are set aside come back or go before it is over.
    var interruption: Interruption { yes ? .whenDone : .atOnce }

    func status() async throws -> ExitStatus {
        let session = try Headless(target, timeouts, ledger)
        let plan = try await session.workspace.dropPlan(tag, in: session.database)
        let subject = try await session.subject()
        await session.database.close()
        if yes { try session.workspace.run(plan) }
        try format.write(plan, about: subject) { plan.document(isDone: yes, on: $0) }
        return .done
    }
}
