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
            + [outlook, unreviewed].compactMap(\.self).map { sheet.wrapped($0, .info) }
        return Document(
            [
                .lines(sheet.wrapped(headline.text)), .blank,
                .table(TextTable(heads, rows: rows, in: sheet.glyphs)),
            ]
                + said.flatMap { [.blank, .lines($0)] })
    }

    /// Where it is said what pending migrations would break: the rows are not asked for a status, and without them a danger
    /// may be none.
    private var unreviewed: String? {
        let count = entries.count { $0.next == .runs }
        guard count > 0 else { return nil }
        let them = count == 1 ? "the one that runs next" : "the \(count) that run next"
        return "raingauge review says what \(them) would lock, break and cost here."
    }
}
