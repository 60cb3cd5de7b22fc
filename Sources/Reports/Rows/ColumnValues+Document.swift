package import Rows
import SQL
import Terminal

extension ColumnValues {
    /// A line for each value: how many rows have it, and what share of them that is.
    package func document(on sheet: Sheet) -> Document {
        let total = total
        let rows = counts.map { count in
            [
                Styled(Numbers.exact(count.rows), count.rows == 0 ? .dim : .body),
                Styled(total > 0 ? Numbers.percent(Double(count.rows) / Double(total)) : "", .dim),
                count.value.words(in: sheet.glyphs),
            ]
        }
        let table = TextTable(
            [
                TextColumn("rows", .trailing), TextColumn("share", .trailing),
                TextColumn(column.name.name, maximum: 200),
            ], rows: rows, in: sheet.glyphs)
        let more = [Styled("There are more values; --limit says how many are shown.", .hint)]
        return Document([.table(table)] + (isCutShort ? [.lines([more])] : []))
    }
}

extension Cell {
    fileprivate func words(in glyphs: Glyphs) -> Styled {
        switch self {
        case .null: Styled(glyphs.null, .dim)
        case .value(let text): Styled(text)
        case .cut(let text, let size): Styled("\(text)\(glyphs.ellipsis) \(size)")
        case .withheld: Styled("(no privilege)", .dim)
        }
    }
}
