import Catalog
import Reports
import Rows
import SQL
package import Terminal

// Rows are changed where they are seen; what is changed is staged, and committed by the review of it.
extension TableScreen: EditingScreen {
    package var selectedCell: EditedCell? {
        guard tab == .rows, let grid, let column = grid.column, grid.row < grid.page.rowCount else {
            return nil
        }
        return EditedCell(grid.row, column, of: grid.page)
    }

    /// Why no row can be added.
    func insertObstacle(in context: Context) -> String? {
        guard tab == .rows, grid != nil else { return "There are no rows here yet." }
        return obstacle(to: .insert, of: relation, in: context)
    }

    func addRow() -> [Request] {
        grid.map { [.stage(.add(to: $0.page.source, like: nil))] } ?? []
    }

    mutating func copySelectedRow() -> [Request] {
        guard let grid else { return [] }
        let cut = grid.page.columns.indices.filter {
            grid.page[grid.row, $0].isCut && !grid.page.columns[$0].isKey
        }
        return copyRow(
            OldRow(grid.row, of: grid.page), of: grid.page.source, cut: cut.map { grid.page.columns[$0].name }
        )
    }

    func deleteSelectedRow() -> [Request] {
        grid.map { [.stage(.delete(OldRow($0.row, of: $0.page), in: $0.page.source))] } ?? []
    }

    /// Asks what may be changed, and reads again what a commit has made old.
    mutating func settleEditing(in context: Context) -> [Request] {
        guard let grid, trouble == nil else { return [] }
        let rights = editing.adopt(context.staging, relation: relation.oid)
        guard editing.isOutdated(by: context.staging), turn == nil else { return rights }
        return rights + readAgain(grid.page, in: context)
    }

    /// Where the selected cell is drawn, for what is typed into it.
    package func editorPlace(in context: Context) -> Rect? {
        guard tab == .rows, let place = grid?.selectedPlace else { return nil }
        return place.moved(rows: ArrangementLine(grid?.page.source, glyphs: context.glyphs).count)
    }
}

extension RowGrid {
    /// Where the selected cell is drawn, in the area of the grid.
    var selectedPlace: Rect? {
        let places = layout.places(from: first, columns: columns)
        return places.first { $0.position == position }.map {
            Rect(column: $0.column, row: row - top + 1, columns: $0.width, rows: 1)
        }
    }
}
