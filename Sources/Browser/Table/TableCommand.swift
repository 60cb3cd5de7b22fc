import Terminal

/// What can be done with a table.
package enum TableCommand: Command {
    case open, record
    case filter, clearFilter, sort, sortFurther, sqlOfRows
    case follow, referrers, values, findKey, findText
    case mark, markRange, markAll, export, importFile
    case copyCell, copyRow, copyAs, gather
    case copyJSON, copyInsert, copyCSV, copyMarkdown, copyDrizzle
    case count, share, more
    case edit, newRow, duplicate, delete, undo
    case widen, hide, showAll
    case nextTab, previousTab
    case rows, columns, indexes, keys, definition, statistics

    package var entry: CommandEntry {
        switch self {
        case .open:
            CommandEntry(
                "open-value", "open", keys: Chord(.enter),
                help: "Shows the whole value of the cell; on a foreign key, the row that it refers to.")
        case .record:
            CommandEntry("record", "record", keys: "v", help: "Shows the row with a line per column.")
        case .filter:
            CommandEntry(
                "filter", "filter", keys: "f",
                help: "Shows only rows that meet a condition; begins with this column being what it is here.")
        case .clearFilter: CommandEntry("clear-filter", "all rows", keys: "F", help: "Shows all rows again.")
        case .sort:
            CommandEntry(
                "sort", "sort", keys: "s",
                help: "Sorts by the column: ascending, descending, and back to the order of the key.")
        case .sortFurther:
            CommandEntry(
                "sort-further", "sort further", keys: "S",
                help: "Sorts by the column where the rows are equal in those before it.")
        case .sqlOfRows:
            CommandEntry(
                "sql-of-rows", "SQL", keys: "gs",
                help: "The SQL of what is seen, and the command line that prints the same rows.")
        case .follow:
            CommandEntry(
                "follow", "follow", keys: "gd", help: "Shows the row that the foreign key refers to.")
        case .referrers:
            CommandEntry(
                "referring-rows", "referring", keys: "gr",
                help: "Lists what refers to this row, with the number of rows.")
        case .values:
            CommandEntry(
                "values", "values", keys: "gv",
                help: "Counts the values of the column, the most frequent first.")
        case .findKey:
            CommandEntry("go-to-key", "go to key", keys: "gk", help: "Goes to the row with a key.")
        case .findText:
            CommandEntry(
                "find-text", "find text", keys: "g/",
                help: "Shows the rows that have a text in any column; the server searches all of them.")
        case .export:
            CommandEntry(
                "export", "export", keys: "E",
                help:
                    "Writes what is marked, or all rows that are meant, to a file in the form of its name: .csv .tsv .json .ndjson .sql .copy .md .ts, and .gz or .zst behind it; or to the clipboard: clipboard, clipboard.json."
            )
        case .importFile:
            CommandEntry(
                "import", "import",
                help:
                    "Shows what a .csv, .tsv or .ndjson file would bring into the table, and imports it, such as `:import orders.csv`."
            )
        case .mark:
            CommandEntry(
                "mark-row", "mark", keys: "x",
                help: "Marks the row, or no longer; what is marked is copied and exported.")
        case .markRange:
            CommandEntry(
                "mark-range", "mark range", keys: "V",
                help: "Marks every row that the cursor goes over, until V or x is pressed again.")
        case .markAll:
            CommandEntry(
                "mark-all", "mark all", keys: "*",
                help: "Marks all rows that are meant, on whatever page, or none; then x leaves one out.")
        case .copyCell:
            CommandEntry(
                "copy-cell", "copy", keys: "y",
                help:
                    "Copies the whole value of the cell, or of that column in what is marked; in the other tabs the line."
            )
        case .copyRow:
            CommandEntry(
                "copy-row", "copy row", keys: "Y",
                help:
                    "Copies the row, or what is marked, in the form chosen last; in the other tabs all of the tab."
            )
        case .copyAs:
            CommandEntry(
                "copy-as", "copy as", keys: "gy",
                help: "Copies the row, or what is marked, in a form you choose.")
        case .gather:
            CommandEntry(
                "copy-with-references", "copy with references", keys: "gY",
                help:
                    "Copies the row, or what is marked, as INSERTs, behind those of all rows that it refers to."
            )
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
        case .edit:
            CommandEntry(
                "edit", "edit", keys: "e",
                help: "Edits the cell in its place; nothing is sent before W commits it.")
        case .newRow:
            CommandEntry("new-row", "new row", keys: "o", help: "A new row, with a line for each column.")
        case .duplicate:
            CommandEntry(
                "duplicate-row", "duplicate", keys: "O", help: "A new row like this one but for its key.")
        case .delete:
            CommandEntry(
                "delete-row", "delete", keys: "dd", help: "Marks the row for deletion, or no longer.")
        case .undo: CommandEntry("undo", "undo", keys: "u", help: "Takes back what was staged last.")
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
        case .open, .record, .filter, .clearFilter, .sort, .sortFurther, .sqlOfRows, .follow, .referrers,
            .values,
            .findKey, .findText, .mark, .markRange, .markAll, .export, .importFile, .copyCell, .copyRow,
            .copyAs, .gather,
            .copyJSON, .copyInsert, .copyCSV,
            .copyMarkdown,
            .copyDrizzle, .count, .share, .more, .edit, .newRow, .duplicate, .delete, .undo, .widen, .hide,
            .showAll, .nextTab, .previousTab:
            nil
        }
    }
}
