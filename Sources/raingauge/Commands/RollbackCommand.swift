import ArgumentParser
import Glibc
import Reports
import Verification
import Workspace

struct RollbackCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "rollback",
        abstract: "Write the SQL that undoes a migration, and say what does not come back. Runs nothing.",
        usage: "raingauge rollback TAG [--from snapshots|files] [--format text|sql|json]",
        discussion: """
            Drizzle has no way back. This writes one, from what the migration's snapshot and the one before say, or, with \
            --from files, from what the files make of an empty server without it and with it, which also knows functions, \
            triggers and whatever else no snapshot records. Above each statement stands what it loses for good, and which \
            rows would stop it; what nothing undoes, such as rows that the migration wrote, is listed.

            No database is asked and nothing is run: read it, then give it to psql. Ends with 0 when nothing is lost for \
            good and nothing is left over, with 1 otherwise.
            """)

    static let asksServer = false

    @Argument(help: "The migration to undo, by its name or number.") var tag: String

    @Option(help: ArgumentHelp("snapshots or files.", valueName: "source"))
    var from = RollbackPlan.Source.snapshots

    @Option(help: ArgumentHelp("text, sql or json.", valueName: "format"))
    var format = Format.text

    @Option(
        help: ArgumentHelp(
            "How long a statement may run with --from files, such as 30s or 5min; 0 is for ever.",
            valueName: "time"))
    var statementTimeout: TimeLimit?

    @Option(help: ArgumentHelp("The Drizzle configuration, instead of looking for one.", valueName: "path"))
    var config: String?

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, sql, json }

    func status() async throws -> ExitStatus {
        let project = TargetSources.gather(configuration: config).project
        let workspace = Workspace(project, Headless.settings { $0.limitStatements(to: statementTimeout) })
        let plan = try await workspace.rollback(of: tag, from: from)
        switch format {
        case .text: try ReportFormat.text.write(plan, document: plan.document)
        case .json: try ReportFormat.json.write(plan, document: plan.document)
        case .sql:
            var output = Output(STDOUT_FILENO)
            if output.isTerminal { output.write(words: plan.script) } else { output.write(plan.script) }
            output.flush()
        }
        return plan.lossCount == 0 && plan.leftovers.isEmpty ? .done : .found
    }
}

extension RollbackPlan.Source: ExpressibleByArgument {}
