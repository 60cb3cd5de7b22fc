import Catalog
import Reports
import Rows
import SQL
package import Terminal

/// One row with a line for each of its columns.
package struct RecordScreen: ListScreen, CopyingScreen {
    package static let title = "One row"
    package static let closesOnEscape = true
    package let id: ScreenID
    /// The page that the row is one of, as the grid had it.
    let page: RowPage
    var row: Int
    /// The row read again, its values cut later than in the grid.
    var reading: Slot<LoadRecord>
    var fetching: Slot<LoadValues>
    var copy: PendingCopy?
    var copyForm = CopyForm.json
    package var needle = ""
    /// Over the columns of the page.
    package var view: Viewport

    package init(id: ScreenID, subject: RecordSubject) {
        (self.id, page, row) = (id, subject.page, subject.row)
        reading = Slot(of: id)
        fetching = Slot(of: id)
        view = Viewport(count: subject.page.columns.count)
        view.select(subject.column)
    }

    /// What there is of the row: as it was read for this screen, else as the page has it.
    var shown: (page: RowPage, row: Int) {
        guard let read = reading.value, read.rowCount > 0, read.columns == page.columns else {
            return (page, row)
        }
        return (read, 0)
    }

    package var slots: [any AnySlot] { [reading, fetching] }

    package var hints: [RecordCommand] { [.open, .next, .previous, .copyCell, .copyRow, .copyAs] }

    package mutating func load(in context: Context) -> [Request] {
        fit(in: context)
        // Without a key the row cannot be found again; then there is what the page has.
        guard let key = page.key(of: row) else { return [] }
        return [reading.ask(LoadRecord(RecordRequest(source: page.source, key: key)))]
    }

    package mutating func receive(_ answer: AnyAnswer, in context: Context) -> [Request] {
        defer { fit(in: context) }
        if let result = fetching.take(answer) { return take(result) }
        if reading.take(answer) == .failure(.stopped) { reading.clear() }
        return []
    }

    package var lineCount: Int { page.columns.count }
    package var opening: RecordCommand { .open }

    /// The name of a column, and what is loaded of its value.
    package func text(of line: Int) -> String {
        "\(page.columns[line].name.name)\n\(shown.page[shown.row, line].text ?? "")"
    }

    package func layout(in context: Context) -> ListLayout {
        let trouble = troubleLines(in: context.body, context.glyphs)
        return ListLayout(Rect(context.body).droppingBottom(trouble.count), count: lineCount)
    }

    /// Shows another row of the page.
    mutating func step(by rows: Int, in context: Context) -> [Request] {
        let wanted = min(max(0, row + rows), page.rowCount - 1)
        guard wanted != row else {
            return [
                .say(
                    Notice(
                        rows > 0 ? "This is the last row of the page." : "This is the first row of the page.")
                )
            ]
        }
        row = wanted
        reading.clear()
        return load(in: context)
    }
}

extension Destination {
    /// A row with a line for each column.
    package static func record(_ subject: RecordSubject) -> Destination {
        Destination { RecordScreen(id: $0, subject: subject) }
    }
}
