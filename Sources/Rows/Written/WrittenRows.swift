import Catalog
package import SQL

/// Rows as text in a form that the server does not write by itself: statements, tables and objects.
///
/// ```swift
/// let written = WrittenRows(.insert, source: source, columns: names)
/// write(written.beginning); rows.forEach { write(written.row($0)) }; write(written.end)
/// ```
package struct WrittenRows: Sendable {
    /// Those that are asked for, in this order; what the form gives no value is left out.
    package let columns: [Identifier]
    private let form: ExportForm
    private let source: RowSource
    private let parts: [Column]
    /// Whether it becomes a file, which stands on its own.
    private let isFile: Bool

    package init(_ form: ExportForm, source: RowSource, columns: [Identifier], isFile: Bool = true) {
        (self.form, self.source, self.isFile) = (form, source, isFile)
        parts = columns.compactMap { name in source.columns.first { $0.name == name }?.column }
            .filter(form.takes)
        self.columns = parts.map(\.name)
    }

    /// Whether rows come out as they come in.
    package var isPlain: Bool {
        switch form {
        case .csv, .tsv, .json, .ndjson, .copy: true
        case .insert, .markdown, .drizzle, .values: false
        }
    }

    /// In front of the first row.
    package var beginning: String {
        switch form {
        case .csv, .tsv, .json, .ndjson, .insert, .values: return ""
        case .copy:
            let names = columns.map(\.quoted).joined(separator: ", ")
            return "COPY \(source.relation.name.quoted) (\(names)) FROM stdin;\n"
        case .markdown: return row(of: []).markdownHead
        case .drizzle:
            let name = PropertyName(of: source.relation.name.name.name)
            return isFile ? "export const \(name.isIdentifier ? name.name : "table")Rows = [\n" : "[\n"
        }
    }

    /// One row, with its end.
    ///
    /// - Parameter values: Along ``columns``.
    /// - Returns: Nothing of rows that come out as they come in.
    package func row(_ values: [String?]) -> String {
        let row = row(of: values)
        return switch form {
        case .csv, .tsv, .json, .ndjson, .copy: ""
        case .insert: row.insert + "\n"
        case .markdown: row.markdownLine
        case .drizzle: "  " + row.drizzle + ",\n"
        case .values: values.map { $0 ?? "" }.joined(separator: "\t") + "\n"
        }
    }

    /// Behind the last row.
    package var end: String {
        switch form {
        case .csv, .tsv, .json, .ndjson, .insert, .markdown, .values: ""
        case .copy: "\\.\n"
        case .drizzle: isFile ? "];\n" : "]\n"
        }
    }

    private func row(of values: [String?]) -> CopiedRow {
        let missing = parts.count - values.count
        return CopiedRow(
            source: source, columns: parts, values: values + Array(repeating: nil, count: max(0, missing)))
    }
}
