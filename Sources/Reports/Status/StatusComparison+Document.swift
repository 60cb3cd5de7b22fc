import Drizzle
package import Terminal
import Verification

extension StatusComparison {
    /// What there is to say of each database, then which migration is where.
    package func document(on sheet: Sheet) -> Document {
        Document(sections(onlyUneven: false, in: sheet.glyphs))
    }

    /// The same as sections; only the lines that are not the same everywhere, if that is wanted.
    package func sections(onlyUneven: Bool, in glyphs: Glyphs) -> [Document.Section] {
        let names = columns.enumerated().map { number, column in
            [Styled(Self.letter(number), .title), Styled(column.name), Styled(column.words, .dim)]
        }
        let shown = rows.enumerated().filter { $0.element.isUneven || !onlyUneven }
        let uneven = rows.count(where: \.isUneven)
        let place = columns.allSatisfy { $0.status != nil } ? "everywhere" : "in all that could be asked"
        let note =
            rows.isEmpty
            ? "none, and no ledger row"
            : columns.count < 2
                ? "" : "\(uneven == 0 ? "" : "\(Numbers.count(uneven, "line")) not ")the same \(place)"
        let heads =
            [
                TextColumn("", minimum: 1), TextColumn("#", .trailing, minimum: 2),
                TextColumn("tag", minimum: 12),
            ]
            + columns.indices.map { TextColumn(Self.letter($0), minimum: 7) }
        let lines = shown.map { number, row in
            [
                Styled(row.isUneven ? "!" : "", .caution), Styled("\(number + 1)", .dim),
                Styled(row.sample.map { $0.title ?? "ledger row of \($0.time)" } ?? ""),
            ] + zip(columns, row.cells).map { Self.cell($1, of: $0, in: glyphs) }
        }
        return [
            .rows(
                TextTable(
                    [TextColumn("", minimum: 1), TextColumn("", minimum: 10), TextColumn("")], labels: 2,
                    rows: names, in: glyphs)),
            .blank,
            .heading("Migrations", note: note),
        ] + (lines.isEmpty ? [] : [.table(TextTable(heads, labels: 3, rows: lines, in: glyphs))])
    }

    /// A database that could not be asked may have it or not.
    private static func cell(_ entry: StatusEntry?, of column: Column, in glyphs: Glyphs) -> Styled {
        entry.map { Styled($0.state.shownWord, $0.state.role) }
            ?? Styled(column.status == nil ? "?" : glyphs.dash, .dim)
    }

    /// `A`, `B`, … as the matrix calls the databases, whose names may be long.
    private static func letter(_ number: Int) -> String {
        number < 26 ? String(UnicodeScalar(UInt8(ascii: "A") + UInt8(number))) : "\(number + 1)"
    }
}

extension StatusComparison.Column {
    fileprivate var words: String {
        switch finding {
        case .status(let status): status.headline.summary
        case .unreached(let reason): reason
        }
    }
}
