import Catalog
import Reports
import Rows
import SQL

/// A row whose values are whole, to be written in some form.
struct CopiedRow {
    struct Field {
        let column: Column
        /// In the server's text form; `nil` is NULL.
        let text: String?
    }

    let source: RowSource
    let fields: [Field]
    /// The columns whose values may not be read.
    let withheldCount: Int

    init(source: RowSource, cells: [Cell]) {
        self.source = source
        fields = zip(source.columns, cells).compactMap { column, cell in
            cell == .withheld ? nil : Field(column: column.column, text: cell.text)
        }
        withheldCount = source.columns.count - fields.count
    }

    /// The values of some columns, in their order.
    init(source: RowSource, columns: [Column], values: [String?]) {
        self.source = source
        fields = zip(columns, values).map { Field(column: $0, text: $1) }
        withheldCount = 0
    }

    /// What has to be said about what is missing.
    var omission: String {
        withheldCount == 0 ? "" : ", without \(Numbers.count(withheldCount, "column")) you may not read"
    }
}

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
