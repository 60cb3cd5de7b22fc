import Catalog
package import Rows
import SQL
import Terminal

/// Where a value is in a database, and how much of it was looked into.
package struct FindReport: Sendable {
    package let value: SoughtValue
    package let finds: [Find]
    /// How many columns could hold the value at all.
    package let columnCount: Int
    /// How many of those no time was left for.
    package let leftOut: Int

    package init(value: SoughtValue, finds: [Find], columnCount: Int, leftOut: Int = 0) {
        (self.value, self.finds, self.columnCount, self.leftOut) = (value, finds, columnCount, leftOut)
    }

    package var isFound: Bool { finds.contains(where: \.isFound) }

    package func document(on sheet: Sheet) -> Document {
        let rows = finds.map { find in
            [Styled(find.table), Styled(find.columnNames), find.words]
        }
        let table = TextTable(
            [TextColumn("table"), TextColumn("column"), TextColumn("rows", maximum: 200)], rows: rows,
            in: sheet.glyphs)
        return Document((rows.isEmpty ? [] : [.table(table)]) + [.lines([[Styled(summary, .hint)]])])
    }

    /// How much was looked into, and whether it was worth it.
    package var summary: String {
        guard columnCount > 0 else { return "No column of this database could hold it." }
        let columns = Numbers.count(columnCount, "column")
        guard leftOut == 0 else {
            return
                "Looked into \(Numbers.exact(Int64(columnCount - leftOut))) of \(columns) that could hold it."
                + " There was no time for the rest."
        }
        let end = isFound ? "." : ", and it is in none."
        return columnCount == 1
            ? "Looked into the one column that could hold it\(end)"
            : "Looked into all \(columns) that could hold it\(end)"
    }
}

extension FindReport: Encodable {
    private enum CodingKeys: String, CodingKey { case value, columnsLookedInto, columnsLeftOut, finds }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(value.text, forKey: .value)
        try container.encode(columnCount - leftOut, forKey: .columnsLookedInto)
        try container.encode(leftOut, forKey: .columnsLeftOut)
        try container.encode(finds.map(Entry.init), forKey: .finds)
    }

    private struct Entry: Encodable {
        let schema: String
        let table: String
        let columns: [String]
        /// Absent where nobody knows.
        var rows: Int64?
        var isMore: Bool?
        var problem: String?

        init(_ find: Find) {
            let name = find.column.relation.name
            (schema, table) = (name.schema.name, name.name.name)
            columns = find.columns.map(\.column.name.name)
            switch find.outcome {
            case .rows(let count): rows = count
            case .more: (rows, isMore) = (FindStep.most, true)
            case .unfinished, .refused: problem = find.words.text
            }
        }
    }
}
