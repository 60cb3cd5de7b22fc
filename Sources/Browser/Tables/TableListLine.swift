import Catalog
import Reports
import SQL
import Terminal

/// One line of the table list.
struct TableListLine {
    let list: TableList
    let line: Int
    let isFirst: Bool
    let isSelected: Bool

    private var relation: Relation { list.relation(at: line) }

    func draw(_ columns: TableListColumns, in frame: inout Frame, row: Int) {
        drawSchema(columns, in: &frame, row: row)
        drawName(columns, in: &frame, row: row)
        if let kind = columns.kind {
            let word = relation.isPartition ? "partition" : relation.kind.shortWord
            frame.draw(word, at: kind.column, row: row, role: .dim, width: kind.columns, overflow: .ellipsis)
        }
        if let count = relation.estimatedRows {
            frame.draw(
                Numbers.estimate(count), at: columns.rows.column, row: row, role: .number,
                width: columns.rows.columns, alignment: .trailing)
        }
        if let size = columns.size { drawSize(in: &frame, place: size, row: row) }
        if let note = columns.note {
            frame.draw(list.notes(of: relation), at: note.column, row: row, width: note.columns)
        }
    }

    /// The schema stands where it changes, and on the first line that is seen.
    private func drawSchema(_ columns: TableListColumns, in frame: inout Frame, row: Int) {
        guard let place = columns.schema else { return }
        let schema = relation.name.schema
        guard isFirst || line == 0 || list.relation(at: line - 1).name.schema != schema else { return }
        frame.draw(
            schema.name, at: place.column, row: row, role: .dim, width: place.columns, overflow: .ellipsis)
    }

    /// The selection is a mark and a short reversed stretch side by side: few bytes on a long wire.
    private func drawName(_ columns: TableListColumns, in frame: inout Frame, row: Int) {
        if list.filter.isEmpty, list.partitionCount(of: relation) > 0 {
            let glyph = list.isUnfolded(relation) ? frame.glyphs.unfolded : frame.glyphs.folded
            frame.draw(glyph, at: columns.marker + 1, row: row, role: .dim)
        }
        let indent = min(2 * list.lines[line].depth, columns.name.columns / 2)
        let room = columns.name.columns - indent
        let used = frame.draw(
            relation.name.name.name, at: columns.name.column + indent, row: row, width: room,
            overflow: .ellipsis)
        guard isSelected else { return }
        let place = Rect(column: columns.name.column + indent, row: row, columns: max(1, used), rows: 1)
        frame.drawSelection(row: row, marker: columns.marker, cursor: place)
    }

    private func drawSize(in frame: inout Frame, place: Rect, row: Int) {
        let isLocked = list.isLocked(relation)
        guard let text = isLocked ? "locked" : list.size(of: relation)?.description else { return }
        frame.draw(
            text, at: place.column, row: row, role: isLocked ? .caution : .number, width: place.columns,
            alignment: .trailing)
    }
}
