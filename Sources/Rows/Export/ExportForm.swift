package import Catalog

/// In which form rows leave the program.
package enum ExportForm: String, CaseIterable, Hashable, Sendable {
    case csv, tsv, json, ndjson, insert, copy, markdown, drizzle
    /// The values of a column, a line each; only to be copied.
    case values

    /// How the name of such a file ends; empty for what is never a file.
    package var fileEnding: String {
        switch self {
        case .csv, .tsv, .json, .ndjson, .copy: rawValue
        case .insert: "sql"
        case .markdown: "md"
        case .drizzle: "ts"
        case .values: ""
        }
    }

    /// The forms that a file can have.
    package static var ofFiles: [ExportForm] { allCases.filter { !$0.fileEnding.isEmpty } }

    /// What the server is asked for.
    package var export: RowExport.Form {
        switch self {
        case .csv: .csv
        case .tsv: .tsv
        case .json, .ndjson: .json
        case .insert, .copy, .markdown, .drizzle, .values: .text
        }
    }

    /// Whether a row of it may give this column a value.
    package func takes(_ column: Column) -> Bool {
        switch self {
        case .csv, .tsv, .json, .ndjson, .markdown, .values: true
        case .insert, .copy: !column.value.isGenerated
        case .drizzle: !column.value.isAlwaysMade
        }
    }
}

extension Column.Value {
    package var isGenerated: Bool {
        if case .generated = self { true } else { false }
    }

    /// Whether an `INSERT` may not give a value.
    package var isAlwaysMade: Bool {
        switch self {
        case .generated, .identity(.always): true
        case .given, .defaults, .identity(.byDefault): false
        }
    }
}
