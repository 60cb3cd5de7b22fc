import ArgumentParser

/// The command line as a whole.
struct Raingauge: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "raingauge",
        abstract: "Browse a PostgreSQL from the terminal, and see where its Drizzle migrations stand.",
        usage: """
            raingauge [ADDRESS] [OPTION…]
            raingauge <subcommand> …
            """,
        discussion: """
            Without a subcommand it opens the browser on the database that the argument names, else --service, \
            else the Drizzle configuration found from here upwards, else DATABASE_URL, else libpq's own environment.
            \(isHelpWanted ? "\n\(Browse.reference)\n" : "")
            Exit status: 0 done or in step, 1 something found, 2 usage or configuration, 3 server, \
            4 refused for safety, 130 interrupted.
            """,
        version: "raingauge 0.1.0",
        subcommands: [
            Browse.self, ConfigCommand.self, TablesCommand.self, DescribeCommand.self, RowsCommand.self,
            ValuesCommand.self, CheckCommand.self, StatusCommand.self, ReviewCommand.self,
            ExplainCommand.self, LandedCommand.self, DriftCommand.self, DryRunCommand.self,
            MigrateCommand.self, RepairCommand.self, RollbackCommand.self, DropCommand.self, DemoCommand.self,
            LintCasesCommand.self,
        ],
        defaultSubcommand: Browse.self
    )

    /// Whether a word asks for help, of whatever kind.
    ///
    /// Nobody else waits for the browser's reference, which is made of its own help.
    private static var isHelpWanted: Bool {
        CommandLine.arguments.dropFirst().contains {
            $0.hasPrefix("-h") || $0.hasPrefix("--help") || $0.hasSuffix("help")
        }
    }
}
