import Reports
import Rows
import Terminal

/// The new rows of a table that are staged, below the rows that are there; as many as a quarter of the screen has room for.
struct NewRowLines {
    private let rows: [StagedEdit]
    let count: Int

    init(_ staging: Staging, _ source: RowSource?, height: Int) {
        rows = source.map { staging.isEmpty ? [] : staging.changes.newRows(in: $0) } ?? []
        count = min(rows.count, max(1, height / 4))
    }

    /// Fills the current area of the frame, in the columns of the rows above it.
    func draw(
        in frame: inout Frame, _ places: [GridLayout.Place], sign: Int, of page: RowPage, _ staged: StagedRows
    ) {
        for line in 0..<count {
            guard line < count - 1 || rows.count == count else {
                let rest = Numbers.count(rows.count - line, "more new row")
                frame.draw(
                    "+ \(rest); W shows all.", at: sign, row: line, role: .success, overflow: .ellipsis)
                return
            }
            let mark = staged.mark(of: rows[line])
            frame.draw(mark.text, at: sign, row: line, role: mark.role)
            draw(rows[line], in: &frame, row: line, places, of: page, staged)
        }
    }

    private func draw(
        _ edit: StagedEdit, in frame: inout Frame, row: Int, _ places: [GridLayout.Place], of page: RowPage,
        _ staged: StagedRows
    ) {
        for place in places {
            let column = page.columns[place.index]
            guard let picture = staged.picture(of: edit, column) else {
                frame.draw(
                    column.fillingWords, at: place.column, row: row, role: .dim, width: place.width,
                    overflow: .ellipsis)
                continue
            }
            picture.draw(
                in: &frame, at: place.column, row: row, width: place.width, alignment: column.alignment)
        }
    }
}
