import Catalog
import Reports
import Rows
import SQL
package import Terminal

/// One row with a line for each of its columns.
package struct RecordScreen: ListScreen, CopyingScreen {
    package static let title = "One row"
    package let id: ScreenID
    /// The rows that the row is one of: those the grid had, and those that were read to go on from them.
    private(set) var page: RowPage
    var row: Int
    /// The rows beyond those, and the row of them that is wanted.
    var turning: Slot<LoadPage>
    private var wanted = 0
    /// The row read again, its values cut later than in the grid.
    var reading: Slot<LoadRecord>
    var fetching: Slot<LoadValues>
    var rendering: Slot<LoadRowJSON>
    package var editing: Editing
    let links: RowLinks
    /// By what the rows are known that the row refers to, and how many refer to it.
    var labelling: Slot<LoadLabels>
    var counting: Slot<CountReferrers>
    private let way: [String]
    var copy: PendingCopy?
    var copyForm = CopyForm.json
    package var needle = ""
    /// Over the columns of the page, and what refers to the row.
    package var view: Viewport

    package init(id: ScreenID, subject: RecordSubject) {
        (self.id, page, row) = (id, subject.page, subject.row)
        editing = Editing(of: id)
        reading = Slot(of: id)
        fetching = Slot(of: id)
        rendering = Slot(of: id)
        turning = Slot(of: id)
        (links, way) = (subject.links, subject.trail)
        labelling = Slot(of: id, isQuiet: true)
        counting = Slot(of: id, isQuiet: true)
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

    package var slots: [any AnySlot] {
        let own: [any AnySlot] = [reading, fetching, rendering, turning, labelling, counting]
        return own + editing.slots
    }

    /// The way here and to this row, for the header of what is opened from it.
    var trail: [String] { way + [page.source.trailName(of: row, in: page)] }

    package var hints: [RecordCommand] {
        editing.isWritable
            ? [.open, .edit, .delete, .next, .previous, .copyCell]
            : [.open, .next, .previous, .copyCell, .copyRow, .copyAs]
    }

    package mutating func load(in context: Context) -> [Request] {
        fit(in: context)
        editing.commits = context.staging.commits
        // Without a key the row cannot be found again; then there is what the page has.
        let rights =
            editing.adopt(context.staging, relation: page.source.relation.oid) + loadLinks(in: context)
        guard let key = page.key(of: row) else { return rights }
        return rights + [reading.ask(LoadRecord(RecordRequest(source: page.source, key: key)))]
    }

    package mutating func receive(_ answer: AnyAnswer, in context: Context) -> [Request] {
        defer { fit(in: context) }
        if let requests = takeEditing(answer, in: context) { return requests }
        if let result = fetching.take(answer) { return take(result) }
        if let result = rendering.take(answer) { return take(result) }
        if let result = turning.take(answer) { return take(result, in: context) }
        labelling.take(answer)
        counting.take(answer)
        if reading.take(answer) == .failure(.stopped) { reading.clear() }
        return []
    }

    /// The columns, and below them what refers to the row.
    package var lineCount: Int { page.columns.count + links.arriving.count }
    package var opening: RecordCommand { .open }

    /// The name of a column, and what is loaded of its value.
    package func text(of line: Int) -> String {
        if let reference = reference(line) { return reference.words }
        return "\(page.columns[line].name.name)\n\(shown.page[shown.row, line].text ?? "")"
    }

    package func layout(in context: Context) -> ListLayout {
        let trouble = troubleLines(in: context.body, context.glyphs)
        return ListLayout(Rect(context.body).droppingBottom(trouble.count), count: lineCount)
    }

    /// Shows another row; beyond those that are there, the next page is fetched and put beside them.
    mutating func step(by rows: Int, in context: Context) -> [Request] {
        let wanted = row + rows
        if let position = wanted < 0 ? page.previous : wanted < page.rowCount ? nil : page.next {
            guard !turning.isWaiting else { return [] }
            self.wanted = wanted
            let limit = max(1, context.settings.pageSize)
            return [turning.ask(LoadPage(RowRequest(source: page.source, position: position, limit: limit)))]
        }
        return show(row: min(max(0, wanted), page.rowCount - 1), in: context)
    }

    private mutating func show(row: Int, in context: Context) -> [Request] {
        guard row != self.row else { return [.say(Notice(edge(at: row)))] }
        self.row = row
        reading.clear()
        return load(in: context)
    }

    private func edge(at row: Int) -> String {
        guard row > 0 || page.rowCount == 1 else { return "This is the first row." }
        return page.isCutShort
            ? "This is the last row that was read; there are more." : "This is the last row."
    }

    /// The rows that were wanted beyond those that are there.
    private mutating func take(_ result: Result<RowPage, Problem>, in context: Context) -> [Request] {
        turning.clear()
        guard case .success(let next) = result else {
            guard case .failure(let problem) = result else { return [] }
            return [.say(Notice(problem))]
        }
        let side = wanted < 0 ? RowPage.Side.before : .after
        let limit = page.rowCount + next.rowCount
        guard let (joined, shift) = page.joined(with: next, side, limit: min(limit, Self.mostRows)) else {
            return []
        }
        (page, row) = (joined, row + shift)
        return show(row: min(max(0, wanted + shift), page.rowCount - 1), in: context)
    }

    /// So many rows are kept.
    private static let mostRows = 1_000
}

extension Destination {
    /// A row with a line for each column.
    package static func record(_ subject: RecordSubject) -> Destination {
        Destination { RecordScreen(id: $0, subject: subject) }
    }
}
