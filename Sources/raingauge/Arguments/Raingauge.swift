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
            ValuesCommand.self, FindCommand.self, ImportCommand.self, CheckCommand.self, StatusCommand.self,
            ReviewCommand.self,
            ExplainCommand.self, LandedCommand.self, DriftCommand.self, DryRunCommand.self,
            MigrateCommand.self, WatchCommand.self, RepairCommand.self, RollbackCommand.self,
            DropCommand.self, DemoCommand.self,
            LintCasesCommand.self,
        ],
        defaultSubcommand: Browse.self
    )

    /// The subcommand of that name.
    static func subcommand(named word: String?) -> (any ParsableCommand.Type)? {
        configuration.subcommands.first { $0.configuration.commandName == word }
    }

    /// The command that the words mean, the first of which names a subcommand.
    ///
    /// Alone it is read without looking at the options of all the others. What it does not take the whole program explains.
    static func parse(
        _ words: [String], as named: (any ParsableCommand.Type)?
    ) throws -> any ParsableCommand {
        if let named, let command = try? named.parseAsRoot(Array(words.dropFirst())) { return command }
        return try parseAsRoot(words)
    }

    /// Whether a word asks for help, of whatever kind.
    static func isHelpWanted(in words: [String]) -> Bool {
        words.contains { $0.hasPrefix("-h") || $0.hasPrefix("--help") || $0.hasSuffix("help") }
    }

    /// Nobody else waits for the browser's reference, which is made of its own help.
    private static var isHelpWanted: Bool { isHelpWanted(in: Array(CommandLine.arguments.dropFirst())) }
}
