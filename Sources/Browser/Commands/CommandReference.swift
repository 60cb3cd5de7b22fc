/// Every key of every screen as the README shows it, made from the same entries as keys, hints and help.
package enum CommandReference {
    /// A table per screen, in Markdown.
    package static var markdown: String { groups.map(table).joined(separator: "\n") }

    /// What belongs to every screen, then the screens in the order in which they are met.
    package static var groups: [CommandGroup] {
        CommandGroup.everywhere + [
            CommandGroup("Tables", TablesCommand.allCases.map(\.entry)),
            CommandGroup("One table", TableCommand.allCases.map(\.entry)),
            CommandGroup("One row", RecordCommand.allCases.map(\.entry)),
            CommandGroup("One value", ValueCommand.allCases.map(\.entry)),
            CommandGroup("Migrations", MigrationsCommand.allCases.map(\.entry)),
            CommandGroup("Drift", DriftCommand.allCases.map(\.entry)),
            CommandGroup("One migration", MigrationCommand.allCases.map(\.entry)),
            CommandGroup("Files of the migrations", CheckCommand.allCases.map(\.entry)),
            CommandGroup("What a migration left", LandingCommand.allCases.map(\.entry)),
            CommandGroup("Ways out", RepairScreenCommand.allCases.map(\.entry)),
            CommandGroup("Several databases", ComparisonCommand.allCases.map(\.entry)),
            CommandGroup("The log", LogCommand.allCases.map(\.entry)),
        ]
    }

    private static func table(_ group: CommandGroup) -> String {
        let rows = group.entries.map { "| \(keys(of: $0)) | `\($0.name)` | \(escaped($0.help)) |\n" }
        return "**\(group.title)**\n\n| Keys | Command | |\n|---|---|---|\n" + rows.joined()
    }

    private static func keys(of entry: CommandEntry) -> String {
        entry.chords.map { "`\(escaped($0.description))`" }.joined(separator: " ")
    }

    /// A bar would end the cell.
    private static func escaped(_ text: String) -> String { text.replacing("|", with: "\\|") }
}
