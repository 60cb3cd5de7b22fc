import Terminal

/// What can be done with one row.
package enum RecordCommand: Command {
    case open, next, previous
    case edit, delete, undo
    case copyCell, copyRow, copyAs
    case copyJSON, copyInsert, copyCSV, copyMarkdown, copyDrizzle

    package var entry: CommandEntry {
        switch self {
        case .next:
            CommandEntry(
                "next-row", "next row", keys: "n", "J",
                help: "The next row; n while nothing is searched for.")
        case .previous: CommandEntry("previous-row", "previous row", keys: "p", "K", help: "The row before.")
        case .open: TableCommand.open.entry
        case .edit: TableCommand.edit.entry
        case .delete: TableCommand.delete.entry
        case .undo: TableCommand.undo.entry
        case .copyCell: TableCommand.copyCell.entry
        case .copyRow: TableCommand.copyRow.entry
        case .copyAs: TableCommand.copyAs.entry
        case .copyJSON: TableCommand.copyJSON.entry
        case .copyInsert: TableCommand.copyInsert.entry
        case .copyCSV: TableCommand.copyCSV.entry
        case .copyMarkdown: TableCommand.copyMarkdown.entry
        case .copyDrizzle: TableCommand.copyDrizzle.entry
        }
    }
}
