import Catalog
import Reports
import Rows
import SQL
import Terminal

extension RecordScreen {
    package func obstacle(to command: RecordCommand, in context: Context) -> String? {
        switch command {
        case .open where column == nil && view.selection != nil:
            return follow() == nil ? "The row is NULL there, and nothing refers to that." : nil
        case .open, .copyCell:
            guard let cell else {
                return page.columns.isEmpty ? "This table has no columns." : "There is no value on this line."
            }
            if cell == .withheld { return "You may not read this column." }
            return command == .copyCell ? cell.copyObstacle(isKeyed: page.key(of: row) != nil) : nil
        case .edit: return editObstacle(in: context)
        case .delete: return deleteObstacle(in: context)
        case .undo: return context.staging.undoObstacle
        case .next, .previous, .copyRow, .copyAs, .copyJSON, .copyInsert, .copyCSV, .copyMarkdown,
            .copyDrizzle:
            return nil
        }
    }

    package func yields(_ command: RecordCommand) -> Bool { command == .next && !needle.isEmpty }

    /// The value on the selected line.
    private var cell: Cell? { column.map { shown.page[shown.row, $0] } }

    package mutating func perform(_ command: RecordCommand, count: Int?, in context: Context) -> [Request] {
        switch command {
        case .open: return follow() ?? openValue()
        case .edit: return edit(in: context)
        case .delete: return [.stage(.delete(OldRow(shown.row, of: shown.page), in: page.source))]
        case .undo: return [.stage(.undo)]
        case .next: return step(by: count ?? 1, in: context)
        case .previous: return step(by: -(count ?? 1), in: context)
        case .copyCell:
            return column.map { begin(PendingCopy(of: shown.page, row: shown.row, column: $0)) } ?? []
        case .copyAs: return [.choose(.copyForms())]
        case .copyRow: return copyRow(as: copyForm)
        case .copyJSON: return copyRow(as: .json)
        case .copyInsert: return copyRow(as: .insert)
        case .copyCSV: return copyRow(as: .csv)
        case .copyMarkdown: return copyRow(as: .markdown)
        case .copyDrizzle: return copyRow(as: .drizzle)
        }
    }

    private func openValue() -> [Request] {
        guard let column else { return [] }
        return [.open(.value(ValueSubject(page: shown.page, row: shown.row, column: column)))]
    }

    private mutating func copyRow(as form: CopyForm) -> [Request] {
        copyForm = form
        return begin(PendingCopy(of: shown.page, row: shown.row, as: form))
    }
}

extension RecordScreen {
    package mutating func clear() -> Bool {
        if reading.problem != nil {
            reading.clear()
            return true
        }
        defer { needle = "" }
        return !needle.isEmpty
    }
}
