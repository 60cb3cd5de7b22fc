import Reports
import Rows

// What is staged belongs to all screens, so it is the root that changes it.
extension Browser {
    mutating func perform(_ step: StagingStep) -> [Effect] {
        switch step {
        case .set(let assignment, let cell): set(assignment, of: cell)
        case .delete(let row, let source): toggleDeletion(of: row, in: source)
        case .drop(let id): context.staging.changes.drop(id)
        case .undo: context.staging.changes.undo()
        case .add(let source, let row): return addRow(to: source, like: row)
        case .show(let edit): return open(.newRow(edit.id, of: edit.source))
        case .object(let cell, let text, let problem): object(to: cell, text, problem)
        case .restore(let changes): context.staging.changes = changes
        case .committed(let edits): context.staging.forget(edits)
        case .refused(let refusal, let problem): context.staging.take(refusal, problem)
        case .imported: context.staging.noteOtherRows()
        }
        return [.keepStaged(context.staging.changes)] + settleFront()
    }

    private mutating func set(_ assignment: Assignment, of cell: EditedCell) {
        switch cell.row {
        case .old(let row): context.staging.changes.update(row, in: cell.source, assignment)
        case .new(let id): context.staging.changes.set(assignment, ofNew: id, in: cell.source)
        }
    }

    private mutating func toggleDeletion(of row: OldRow, in source: RowSource) {
        guard let edit = context.staging.changes.edit(of: row, in: source), edit.isDeletion else {
            return context.staging.changes.delete(row, in: source)
        }
        context.staging.changes.drop(edit.id)
    }

    /// The row itself is staged with its first value, unless it is a copy.
    private mutating func addRow(to source: RowSource, like row: OldRow?) -> [Effect] {
        let id =
            if let row { context.staging.changes.insert(copyOf: row, in: source) } else {
                context.staging.changes.newID()
            }
        return [.keepStaged(context.staging.changes)] + open(.newRow(id, of: source))
    }

    /// What was staged meanwhile is another value, about which nothing is known.
    private mutating func object(to cell: EditedCell, _ text: String, _ problem: Problem) {
        guard let edit = context.staging.edit(of: cell.row, in: cell.source),
            edit.value(of: cell.column.name) == .text(text)
        else { return }
        context.staging.object(to: edit, column: cell.column.name, problem)
    }

    // MARK: the editor

    mutating func settle(_ editor: CellEditor, _ outcome: CellEditor.Outcome) -> [Effect] {
        overlay = nil
        switch outcome {
        case .closed: return []
        case .value(let value): return fulfil(front.take(value, for: editor.cell, in: context))
        case .editor(let text): return [.edit(EditorFile(text, of: editor.cell))]
        case .open: overlay = .editor(editor)
        case .offers(let beginning):
            overlay = .editor(editor)
            return fulfil(front.offer(beginning, for: editor.cell, in: context))
        case .refused(let words):
            overlay = .editor(editor)
            notice = Notice(words, tone: .caution)
        }
        return []
    }

    /// Somebody may have gone on meanwhile.
    mutating func offer(_ keys: [OfferedKey], for cell: EditedCell) {
        guard case .editor(var editor)? = overlay, editor.cell == cell else { return }
        if !editor.take(keys) { notice = Notice("No row begins with that.", tone: .caution) }
        overlay = .editor(editor)
    }

    // MARK: leaving

    /// Quits, unless something is staged, of which the person is asked once.
    mutating func leave() -> [Effect] {
        guard !context.staging.isEmpty else { return [.quit] }
        overlay = .choice(
            Choice(
                "\(context.staging.changes.words), not committed",
                options: [
                    .init("W", "Review and commit", command: PlaceCommand.changes.entry.name),
                    .init("d", "Drop them and leave", command: GlobalCommand.discard.entry.name),
                ]))
        return []
    }
}
