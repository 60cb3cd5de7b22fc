import ArgumentParser
import Reports

/// Every subcommand as the README shows it, made from what `--help` says.
enum SubcommandReference {
    /// All but the browser, which needs no name.
    static var all: [CommandConfiguration] {
        Raingauge.configuration.subcommands.map { $0.configuration }.filter { $0.shouldDisplay }
    }

    /// A table in Markdown.
    static var markdown: String {
        let rows = all.map { "| `\(($0.usage ?? "").markdownCell)` | \($0.abstract.markdownCell) |\n" }
        return "| command | what it does |\n|---|---|\n" + rows.joined()
    }
}
