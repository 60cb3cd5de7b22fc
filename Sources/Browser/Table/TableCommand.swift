import Terminal

/// What can be done with a table.
package enum TableCommand: Command {
    case open, record
    case copyCell, copyRow, copyAs
    case copyJSON, copyInsert, copyCSV, copyMarkdown, copyDrizzle
    case count, share, more
    case widen, hide, showAll
    case nextTab, previousTab
    case rows, columns, indexes, keys, definition, statistics

    package var entry: CommandEntry {
        switch self {
        case .open:
            CommandEntry(
                "open-value", "open", keys: Chord(.enter), help: "Shows the whole value of the cell.")
        case .record:
            CommandEntry("record", "record", keys: "v", help: "Shows the row with a line per column.")
        case .copyCell:
            CommandEntry(
                "copy-cell", "copy", keys: "y",
                help: "Copies the whole value of the cell; in the other tabs the line.")
        case .copyRow:
            CommandEntry(
                "copy-row", "copy row", keys: "Y",
                help: "Copies the row, in the form chosen last; in the other tabs all of the tab.")
        case .copyAs:
            CommandEntry("copy-as", "copy as", keys: "gy", help: "Copies the row in a form you choose.")
        case .copyJSON: CommandEntry("copy-json", "as JSON", help: "Copies the row as a JSON object.")
        case .copyInsert:
            CommandEntry("copy-insert", "as INSERT", help: "Copies the row as an INSERT statement.")
        case .copyCSV:
            CommandEntry("copy-csv", "as CSV", help: "Copies the row as CSV, with the names of the columns.")
        case .copyMarkdown:
            CommandEntry("copy-markdown", "as Markdown", help: "Copies the row as a Markdown table.")
        case .copyDrizzle:
            CommandEntry(
                "copy-drizzle", "as Drizzle", help: "Copies the row as an object for Drizzle's `values()`.")
        case .count:
            CommandEntry("count", "count", keys: "#", help: "Counts the rows exactly; ^C stops it.")
        case .share:
            CommandEntry("go-to-share", "go to %", keys: "%", help: "Goes to a share of the table: `60%`.")
        case .more:
            CommandEntry(
                "more-rows", "more rows", keys: "+",
                help: "Reads 1,000 rows more of what has no key to go on by, such as a view.")
        case .widen:
            CommandEntry("widen", "widen", keys: "z", help: "Shows the column in full width, or as before.")
        case .hide: CommandEntry("hide", "hide", keys: "H", help: "Hides the column.")
        case .showAll:
            CommandEntry("show-all", "show all", keys: "gH", help: "Shows the hidden columns again.")
        case .nextTab: CommandEntry("next-tab", "next tab", keys: "]", Chord(.tab), help: "To the next tab.")
        case .previousTab:
            CommandEntry(
                "previous-tab", "previous tab", keys: "[", Chord(.backTab), help: "To the previous tab.")
        case .rows: CommandEntry("rows", "rows", keys: "g1", help: "The rows of the table.")
        case .columns:
            CommandEntry("columns", "columns", keys: "g2", help: "Types, defaults, comments of the columns.")
        case .indexes: CommandEntry("indexes", "indexes", keys: "g3", help: "Indexes with size and use.")
        case .keys:
            CommandEntry(
                "keys", "keys", keys: "g4", help: "Keys, references both ways, checks, triggers, policies.")
        case .definition:
            CommandEntry("ddl", "DDL", keys: "g5", help: "The statements that would make the table again.")
        case .statistics:
            CommandEntry(
                "statistics", "stats", keys: "g6", help: "What the planner knows about the values.")
        }
    }

    /// The tab that the command shows.
    var tab: TableTab? {
        switch self {
        case .rows: .rows
        case .columns: .columns
        case .indexes: .indexes
        case .keys: .keys
        case .definition: .definition
        case .statistics: .statistics
        case .open, .record, .copyCell, .copyRow, .copyAs, .copyJSON, .copyInsert, .copyCSV, .copyMarkdown,
            .copyDrizzle, .count, .share, .more, .widen, .hide, .showAll, .nextTab, .previousTab:
            nil
        }
    }
}
