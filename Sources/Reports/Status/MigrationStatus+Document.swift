import Terminal
package import Verification

extension MigrationStatus {
    /// The headline, a line per migration and ledger row, and what else there is to know.
    package func document(on sheet: Sheet) -> Document {
        let heads = [
            TextColumn("#", .trailing, minimum: 2), TextColumn("tag", minimum: 12), TextColumn("when"),
            TextColumn("ledger"), TextColumn("state"), TextColumn("why", minimum: 20),
        ]
        let rows = entries.map { entry in
            [
                Styled(String(entry.number), .dim), Styled(entry.title ?? sheet.glyphs.dash),
                Styled(entry.time, .time), Styled(entry.row?.shownID ?? ""),
                Styled(entry.shownState, entry.state.role), Styled(entry.sentence),
            ]
        }
        let said =
            findings.map { sheet.wrapped($0.styled) }
            + [outlook.map { sheet.wrapped($0, .info) }].compactMap(\.self)
        return Document(
            [
                .lines(sheet.wrapped(headline.text)), .blank,
                .table(TextTable(heads, rows: rows, in: sheet.glyphs)),
            ]
                + said.flatMap { [.blank, .lines($0)] })
    }
}
