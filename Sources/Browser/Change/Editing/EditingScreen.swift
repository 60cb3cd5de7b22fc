import Catalog
import Reports
package import Rows
import SQL
import Terminal

/// A screen on which values of rows are edited; nothing of it reaches the server before it is committed.
package protocol EditingScreen: BrowserScreen {
    var editing: Editing { get set }
    /// The cell that is meant; `nil` where there is none.
    var selectedCell: EditedCell? { get }
}

extension EditingScreen {
    /// Edits the selected cell in its place; what has no room there, in the person's own editor.
    mutating func edit(in context: Context) -> [Request] {
        guard let cell = selectedCell else { return [] }
        let staged = context.staging.edit(of: cell.row, in: cell.source)?.value(of: cell.column.name)
        if staged == nil, let request = cell.valueRequest {
            editing.awaited = .edit(cell)
            return [editing.loading.ask(LoadWhole([request]))]
        }
        return edit(cell, staged ?? (cell.command == .insert ? .byDefault : cell.value))
    }

    func edit(_ cell: EditedCell, _ value: NewValue) -> [Request] {
        guard case .text(let text) = value, text.belongsIntoEditor else {
            return [.edit(CellEditor(cell, value))]
        }
        return [.run(.edit(EditorFile(text, of: cell)))]
    }

    /// Stages a copy of a row, with values that are cut read whole before.
    mutating func copyRow(_ row: OldRow, of source: RowSource, cut: [Identifier]) -> [Request] {
        guard let key = row.key, !cut.isEmpty else { return [.stage(.add(to: source, like: row))] }
        editing.awaited = .copy(row, source, cut)
        let requests = cut.map { ValueRequest(source: source, key: key, column: $0) }
        return [editing.loading.ask(LoadWhole(requests))]
    }

    // MARK: staging

    /// Stages what was typed for a cell, and has the server look at it.
    mutating func stage(_ value: NewValue, for cell: EditedCell, in context: Context) -> [Request] {
        let staged = context.staging.edit(of: cell.row, in: cell.source)?.value(of: cell.column.name)
        guard staged != nil || value != cell.value || cell.command == .insert else {
            return [.say(Notice("That is what it is already."))]
        }
        let step = Request.stage(.set(Assignment(cell.column.name, value), of: cell))
        guard case .text(let text) = value, cell.column.type.isChecked else { return [step] }
        let check = CheckValue(text, in: cell)
        editing.checked = check
        return [step, editing.checking.ask(check)]
    }

    package mutating func take(_ value: NewValue, for cell: EditedCell, in context: Context) -> [Request] {
        stage(value, for: cell, in: context)
    }

    package mutating func take(_ outcome: EditorOutcome, for cell: EditedCell, in context: Context)
        -> [Request]
    {
        switch outcome {
        case .text(let text): stage(.text(text), for: cell, in: context)
        case .unchanged: [.say(Notice("Nothing was changed."))]
        case .failed(let words): [.say(Notice(words, tone: .danger))]
        }
    }
}

extension EditedCell {
    /// What is in it, as somebody might have typed it.
    var value: NewValue { cell.text.map(NewValue.text) ?? .null }
}

extension StagedEdit {
    /// What is staged for a column.
    func value(of column: Identifier) -> NewValue? { assignments.first { $0.column == column }?.value }
}

extension String {
    /// Whether a line has no room for it, or would change it.
    fileprivate var belongsIntoEditor: Bool { contains(where: \.isNewline) || utf8.count > 200 }
}

extension ColumnType {
    /// Whether a text may be no value of the type; every text is a text.
    fileprivate var isChecked: Bool { category != .text }
}
