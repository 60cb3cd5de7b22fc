import Rows

/// How a row is written for the clipboard.
enum CopyForm: CaseIterable, Equatable, Sendable {
    case json, insert, csv, markdown, drizzle

    var title: String {
        switch self {
        case .json: "JSON"
        case .insert: "INSERT"
        case .csv: "CSV"
        case .markdown: "Markdown"
        case .drizzle: "a Drizzle object"
        }
    }

    func text(of row: CopiedRow) -> String {
        switch self {
        case .json: row.json
        case .insert: row.insert
        case .csv: row.csv
        case .markdown: row.markdown
        case .drizzle: row.drizzle
        }
    }
}
