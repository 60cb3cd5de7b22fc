import Catalog
import Reports
package import Rows
import SQL
package import Terminal

/// A new row, with a line for each of its columns: what it gets, and what the table fills in by itself.
///
/// It is staged with the first value; without one, there is no new row.
package struct NewRowScreen: ListScreen, EditingScreen {
    package static let title = "A new row"
    package let id: ScreenID
    private let row: StagedEdit.ID
    private let source: RowSource
    /// As it is staged; `nil` before it is, and after it was dropped.
    private var staged: StagedEdit?
    package var editing: Editing
    package var view = Viewport()
    package var needle = ""

    package init(id: ScreenID, row: StagedEdit.ID, of source: RowSource) {
        (self.id, self.row, self.source) = (id, row, source)
        editing = Editing(of: id)
    }

    package var hints: [NewRowCommand] { [.edit, .undo, .drop] }
    package var placeHints: [NewRowCommand: [PlaceCommand]] { [.drop: [.changes]] }
    package var slots: [any AnySlot] { editing.slots }
    package var lineCount: Int { source.columns.count }
    package var opening: NewRowCommand { .edit }

    package func text(of line: Int) -> String {
        let column = source.columns[line]
        return "\(column.name) \(staged?.value(of: column.name)?.words(in: .unicode).text ?? "")"
    }

    package func layout(in context: Context) -> ListLayout {
        ListLayout(Rect(context.body), count: lineCount)
    }

    package func location(in context: Context) -> Location {
        Location(path: "\(source.relation.name) \(context.glyphs.breadcrumb) new row")
    }

    package mutating func load(in context: Context) -> [Request] { settle(in: context) }

    /// Begins on the first column that a person has to fill.
    package mutating func settle(in context: Context) -> [Request] {
        let isFirst = view.count == 0
        staged = context.staging.changes[row]
        fit(in: context)
        let given = source.columns.indices.filter { source.columns[$0].column.value == .given }
        let line = given.first { source.columns[$0].column.isRequired } ?? given.first
        if isFirst, let line { view.select(line) }
        return editing.adopt(context.staging, relation: source.relation.oid)
    }

    package mutating func receive(_ answer: AnyAnswer, in context: Context) -> [Request] {
        takeEditing(answer, in: context) ?? []
    }

    package var selectedCell: EditedCell? {
        view.selection.map {
            EditedCell(row: .new(row), source: source, column: source.columns[$0], cell: .null)
        }
    }

    package func obstacle(to command: NewRowCommand, in context: Context) -> String? {
        switch command {
        case .edit: editObstacle(in: context)
        case .undo: context.staging.undoObstacle
        case .drop: staged == nil ? "Nothing is staged for this row." : nil
        }
    }

    package mutating func perform(_ command: NewRowCommand, count: Int?, in context: Context) -> [Request] {
        switch command {
        case .edit: edit(in: context)
        case .undo: [.stage(.undo)]
        case .drop: [.stage(.drop(row))]
        }
    }

    /// Goes on to the next column.
    package mutating func take(_ value: NewValue, for cell: EditedCell, in context: Context) -> [Request] {
        let requests = stage(value, for: cell, in: context)
        view.move(by: 1)
        return requests
    }

    package func drawList(in frame: inout Frame, context: Context) {
        let lines = ColumnLines(source.columns, view.visible, size: frame.size, glyphs: frame.glyphs)
        let objection = staged.flatMap { context.staging.objection(to: $0) }
        let glyphs = frame.glyphs
        lines.draw(in: &frame) { index in
            let column = source.columns[index]
            guard let value = staged?.value(of: column.name) else {
                return ColumnLines.Content(picture: CellPicture(text: column.fillingWords, role: .dim))
            }
            let isRefused = objection?.column == column.name
            return ColumnLines.Content(
                picture: CellPicture(value, in: column, glyphs: glyphs),
                mark: isRefused ? Styled("!", .danger) : Styled("+", .success))
        }
        frame.mark(needle)
        guard let line = view.selectedLine else { return }
        frame.drawSelection(row: line, cursor: lines.value(onLine: line))
    }

    package func editorPlace(in context: Context) -> Rect? {
        guard let line = view.selectedLine else { return nil }
        let lines = ColumnLines(
            source.columns, view.visible, size: layout(in: context).list.size, glyphs: context.glyphs)
        return lines.value(onLine: line)
    }
}

extension Destination {
    /// The form of a new row.
    static func newRow(_ row: StagedEdit.ID, of source: RowSource) -> Destination {
        Destination { NewRowScreen(id: $0, row: row, of: source) }
    }
}
