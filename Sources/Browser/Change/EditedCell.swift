import Catalog
package import Rows
import SQL

/// A cell that is to get another value: of a row that is there, or of a new one.
package struct EditedCell: Hashable, Sendable {
    package let row: Row
    package let source: RowSource
    package let column: RowColumn
    /// What is in it, as far as that is known.
    package let cell: Cell

    package enum Row: Hashable, Sendable {
        case old(OldRow)
        case new(StagedEdit.ID)
    }

    package init(row: Row, source: RowSource, column: RowColumn, cell: Cell) {
        (self.row, self.source, self.column, self.cell) = (row, source, column, cell)
    }

    init(_ row: Int, _ column: Int, of page: RowPage) {
        self.init(
            row: .old(OldRow(row, of: page)), source: page.source, column: page.columns[column],
            cell: page[row, column])
    }

    var command: EditRights.Command {
        switch row {
        case .old: .update
        case .new: .insert
        }
    }

    /// The same cell, once all of its value is known.
    func knowing(_ text: String?) -> EditedCell {
        let known: Row =
            switch row {
            case .new: row
            case .old(let old):
                .old(
                    old.knowing(
                        more: OldRow(
                            key: old.key, values: [OldRow.OldValue(column.name, text)],
                            isComplete: false)))
            }
        return EditedCell(row: known, source: source, column: column, cell: text.map(Cell.value) ?? .null)
    }

    /// What reads the value whole, where only its beginning is known.
    var valueRequest: ValueRequest? {
        guard cell.isCut, case .old(let old) = row, let key = old.key else { return nil }
        return ValueRequest(source: source, key: key, column: column.name)
    }

    /// What a person can choose from instead of typing.
    var values: [String] {
        column.type.category == .boolean ? ["t", "f"] : column.type.labels
    }
}
