import Catalog
import Rows
import Terminal

// A row is changed in its record as it is in the grid.
extension RecordScreen: EditingScreen {
    package var selectedCell: EditedCell? {
        column.map { EditedCell(shown.row, $0, of: shown.page) }
    }

    /// A commit has made old what is shown.
    package mutating func settle(in context: Context) -> [Request] {
        fit(in: context)
        guard editing.isOutdated(by: context.staging) else {
            return editing.adopt(context.staging, relation: page.source.relation.oid)
        }
        return load(in: context)
    }
}
