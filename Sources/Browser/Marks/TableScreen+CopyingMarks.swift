import Catalog
import Reports
import Rows
import SQL

// What is marked is read whole from the server before it is copied, however many pages it lies on.
extension TableScreen {
    /// Copies the marked rows; `nil` where none is marked.
    mutating func copyMarks(as form: CopyForm) -> [Request]? {
        copyMarks(as: form.export, shownColumns)
    }

    /// Copies the values that the selected column has in the marked rows; `nil` where none is marked.
    mutating func copyMarkedCells() -> [Request]? {
        guard let grid, let column = grid.column else { return nil }
        return copyMarks(as: .values, [grid.page.columns[column].name])
    }

    private mutating func copyMarks(as form: ExportForm, _ columns: [Identifier]) -> [Request]? {
        guard let source = grid.flatMap({ marks.source(among: $0.page.source) }) else { return nil }
        guard !exporting.isWaiting else {
            return [.say(Notice("Rows are being read already; ^C stops it.", tone: .caution))]
        }
        let words = form == .values ? "the values of \(columns[0])" : "the marked rows as \(form.title)"
        copiedWords = words
        return [exporting.ask(ExportRows(source: source, columns: columns, target: .clipboard(form)))]
    }

    /// Those that may be read, in the order in which they are shown.
    var shownColumns: [Identifier] {
        guard let grid else { return [] }
        return grid.layout.order.map { grid.page.columns[$0] }.filter { $0.cut != .withheld }.map(\.name)
    }
}

extension CopyForm {
    /// The same of many rows.
    fileprivate var export: ExportForm {
        switch self {
        case .json: .json
        case .insert: .insert
        case .csv: .csv
        case .markdown: .markdown
        case .drizzle: .drizzle
        }
    }
}

extension ExportForm {
    /// As it stands in a sentence.
    var title: String {
        switch self {
        case .csv: "CSV"
        case .tsv: "TSV"
        case .json, .ndjson: "JSON"
        case .insert: "INSERTs"
        case .copy: "COPY"
        case .markdown: "Markdown"
        case .drizzle: "Drizzle objects"
        case .values: "text"
        }
    }
}
