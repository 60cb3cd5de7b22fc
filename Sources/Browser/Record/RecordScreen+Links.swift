import Catalog
import Reports
import Rows
import SQL
import Terminal

// Below the columns stand the tables that refer to the row; behind a foreign key, by what the row is known that it leads to.
extension RecordScreen {
    /// Asks what the row hangs together with.
    mutating func loadLinks(in context: Context) -> [Request] {
        labelling.clear()
        counting.clear()
        let labels = links.labels(of: row, in: page, context.settings.labels)
        let references = links.references(to: row, in: page)
        return (labels.references.isEmpty ? [] : [labelling.ask(LoadLabels(labels))])
            + (references.isEmpty ? [] : [counting.ask(CountReferrers(ReferrersRequest(references)))])
    }

    /// The selected column; `nil` on a line of what refers to the row.
    var column: Int? { view.selection.flatMap { $0 < page.columns.count ? $0 : nil } }

    /// What a line below the columns is about.
    func reference(_ line: Int) -> ReferrersRequest.Reference? {
        let place = line - page.columns.count
        return links.arriving.indices.contains(place)
            ? links.arriving[place].reference(to: row, in: page) : nil
    }

    private func count(_ line: Int) -> Referrers.Count? {
        guard let found = counting.value else { return nil }
        let place = line - page.columns.count
        return found.indices.contains(place) ? found[place].count : nil
    }

    /// By what the row is known that the column's foreign key leads to.
    func label(of column: Int) -> String? {
        guard let key = links.key(of: page.columns[column].name) else { return nil }
        return labelling.value?[key.oid]
    }

    /// Opens what the selected line leads to; `nil` where it leads nowhere.
    func follow() -> [Request]? {
        guard let line = view.selection else { return nil }
        if let reference = reference(line) {
            return reference.filter.map { [.open(.referring(reference.key, $0, trail: trail))] }
        }
        guard let column, let key = links.key(of: page.columns[column].name),
            let filter = key.filter(ofRowReferredToBy: row, of: page)
        else { return nil }
        return [.open(.referenced(key, filter, trail: trail))]
    }

    /// The names of the lines below the columns.
    var referenceNames: [String] { links.arriving.map(\.referringWords) }

    /// How many rows of a table refer to the row.
    func drawReference(_ line: Int, at row: Int, _ lines: ColumnLines, in frame: inout Frame) {
        guard let reference = reference(line) else { return }
        frame.draw(
            reference.key.referringWords, at: 1, row: row, role: .foreignKey, width: lines.nameWidth,
            overflow: .ellipsis)
        frame.draw(frame.glyphs.referring, at: lines.nameWidth + 2, row: row, role: .dim)
        var words = reference.filter == nil ? Styled("none", .dim) : count(line).words
        if case .exactly(1...)? = count(line) { words.text += words.text == "1" ? " row" : " rows" }
        let room = lines.value(onLine: row)
        frame.draw(
            words.text, at: room.column, row: row, role: words.role, width: room.columns, overflow: .ellipsis)
    }
}

extension ReferrersRequest.Reference {
    /// Such as `public.order_items order_id`.
    var words: String { "\(key.source.table) \(key.referringColumns)" }
}

extension ForeignKey {
    /// What refers by it, without the schema that everybody has.
    fileprivate var referringWords: String { "\(source.table.shortDescription) \(referringColumns)" }

    fileprivate var referringColumns: String { source.columns.map(\.name).joined(separator: ", ") }
}
