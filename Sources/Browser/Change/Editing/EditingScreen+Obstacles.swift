import Catalog
import Reports
import Rows
import SQL
import Terminal

// What cannot be edited says why before it is tried.
extension EditingScreen {
    /// Why nobody can do that with the rows here, as far as it is known.
    func obstacle(to command: EditRights.Command, of relation: Relation, in context: Context) -> String? {
        guard context.staging.isWritable else { return Self.readOnly }
        return editing.rights.value?.objection(to: command)?.sentence(of: relation, command)
    }

    private static var readOnly: String { "This session only reads; :write lets it change rows." }

    /// Why the selected cell cannot be edited.
    func editObstacle(in context: Context) -> String? {
        guard context.staging.isWritable else { return Self.readOnly }
        guard let cell = selectedCell else { return "There is no value here." }
        let (relation, command) = (cell.source.relation, cell.command)
        if let obstacle = obstacle(to: command, of: relation, in: context) { return obstacle }
        if let objection = editing.rights.value?.objection(to: command, of: cell.column) {
            return objection.sentence(of: relation, command)
        }
        if case .old(let row) = cell.row { return rowObstacle(row, in: cell.source, context) }
        return nil
    }

    /// Why a row cannot be edited or deleted.
    private func rowObstacle(_ row: OldRow, in source: RowSource, _ context: Context) -> String? {
        guard row.isFindable else {
            return "This row has no key and values that are cut, so it cannot be told from others."
        }
        if case .delete = context.staging.changes.edit(of: row, in: source)?.kind {
            return "This row is marked for deletion; u takes that back."
        }
        return nil
    }

    /// Why the row of the selected cell cannot be marked for deletion.
    func deleteObstacle(in context: Context) -> String? {
        guard context.staging.isWritable else { return Self.readOnly }
        guard let cell = selectedCell, case .old(let row) = cell.row else { return "There is no row here." }
        if let obstacle = obstacle(to: .delete, of: cell.source.relation, in: context) { return obstacle }
        return row.isFindable ? nil : rowObstacle(row, in: cell.source, context)
    }
}
