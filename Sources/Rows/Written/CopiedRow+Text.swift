import Catalog
import SQL

extension CopiedRow {
    /// The names and the values, as RFC 4180 has it; NULL is nothing at all, '' is `""`.
    package var csv: String {
        let names = fields.map { Quoted.csv($0.column.name.name) }
        let values = fields.map { $0.text.map(Quoted.csv) ?? "" }
        return [names, values].map { $0.joined(separator: ",") + "\r\n" }.joined()
    }

    /// A table of one row; numbers to the right.
    package var markdown: String { markdownHead + markdownLine }

    /// The names of the columns, and the rule below them.
    var markdownHead: String {
        Self.markdown(fields.map { Quoted.markdown($0.column.name.name) })
            + Self.markdown(fields.map { $0.column.type.category == .number ? "---:" : "---" })
    }

    var markdownLine: String { Self.markdown(fields.map { $0.text.map(Quoted.markdown) ?? "*NULL*" }) }

    private static func markdown(_ cells: [String]) -> String {
        "| " + cells.joined(separator: " | ") + " |\n"
    }
}
