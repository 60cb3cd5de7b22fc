import Drizzle
package import Terminal
import Verification

extension StatusComparison {
    /// What there is to say of each database, then the matrix.
    package func sections(onlyUneven: Bool, in glyphs: Glyphs) -> [Document.Section] {
        let names = columns.enumerated().map { number, column in
            [Styled(Self.letter(number), .title), Styled(column.name), Styled(column.words, .dim)]
        }
        let shown = rows.enumerated().filter { $0.element.isUneven || !onlyUneven }
        let uneven = rows.count(where: \.isUneven)
        let note =
            uneven == 0 ? "the same everywhere" : "\(Numbers.count(uneven, "line")) not the same everywhere"
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
            ] + row.cells.map { Self.cell($0, in: glyphs) }
        }
        return [
            .rows(
                TextTable(
                    [TextColumn("", minimum: 1), TextColumn("", minimum: 10), TextColumn("")], rows: names,
                    in: glyphs)),
            .blank,
            .heading("Migrations", note: note),
            .table(TextTable(heads, rows: lines, in: glyphs)),
        ]
    }

    private static func cell(_ entry: StatusEntry?, in glyphs: Glyphs) -> Styled {
        entry.map { Styled($0.state.shownWord, $0.state.role) } ?? Styled(glyphs.dash, .dim)
    }

    /// `A`, `B`, … as the matrix calls the databases, whose names may be long.
    static func letter(_ number: Int) -> String {
        number < 26 ? String(UnicodeScalar(UInt8(ascii: "A") + UInt8(number))) : "\(number + 1)"
    }
}

extension StatusComparison.Column {
    var words: String {
        switch finding {
        case .status(let status): status.headline.summary
        case .unreached(let reason): reason
        }
    }
}
