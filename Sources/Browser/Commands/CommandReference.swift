import Reports

/// Every key of every screen as the README shows it, made from the same entries as keys, hints and help.
package enum CommandReference {
    /// A table per screen, in Markdown.
    package static var markdown: String { groups.map(table).joined(separator: "\n") }

    /// What belongs to every screen, then the screens in their order.
    package static var groups: [CommandGroup] {
        CommandGroup.everywhere + Screens.all.map { CommandGroup($0.title, $0.commandEntries) }
    }

    private static func table(_ group: CommandGroup) -> String {
        let rows = group.entries.map { "| \(keys(of: $0)) | `\($0.name)` | \($0.help.markdownCell) |\n" }
        return "**\(group.title)**\n\n| Keys | Command | |\n|---|---|---|\n" + rows.joined()
    }

    private static func keys(of entry: CommandEntry) -> String {
        entry.chords.map { "`\($0.description.markdownCell)`" }.joined(separator: " ")
    }
}
