import Catalog
package import Rows
package import SQL

/// The rows that are looked at, as somebody else can ask for them: in SQL, and on the command line.
package struct SeenRows: Hashable, Sendable {
    private let source: RowSource
    /// The names of the columns that are shown; `nil` for all.
    private let columns: [Identifier]?

    /// - Parameters:
    ///   - source: The rows.
    ///   - columns: Those that are shown, in their order; all of them are left unsaid.
    package init(_ source: RowSource, columns: [Identifier]) {
        self.source = source
        self.columns = columns == source.columns.map(\.name) ? nil : columns
    }

    /// A statement for psql, with every line of the order that the screen follows.
    package var statement: String {
        let names = columns?.map(\.written).joined(separator: ", ") ?? "*"
        let clauses = [
            "SELECT \(names)", "FROM \(source.relation.name.written)",
            source.filter.map { "WHERE \($0.text)" }, source.orderText.map { "ORDER BY \($0)" }, "LIMIT 100;",
        ]
        return clauses.compactMap(\.self).joined(separator: "\n  ") + "\n"
    }

    /// The command that prints the same rows.
    package var command: String {
        let names = columns.map {
            $0.map { $0.name.contains(",") ? $0.quoted : $0.name }.joined(separator: ",")
        }
        let options = [
            ("--where", source.filter?.text), ("--order", source.sort.isEmpty ? nil : source.sort.text),
            ("--columns", names),
        ]
        let given = options.compactMap { name, value in value.map { "\(name) \($0.shellWord)" } }
        return (["raingauge rows", "\(source.relation.name)".shellWord] + given).joined(separator: " ")
    }

    package func document() -> Document {
        Document([
            .heading("The rows that are seen, in SQL", note: "y copies it"),
            .lines(SQLColours.lines(of: statement)), .blank,
            .heading("The same rows on the command line", note: "Y copies it"), .lines([[Styled(command)]]),
        ])
    }
}
