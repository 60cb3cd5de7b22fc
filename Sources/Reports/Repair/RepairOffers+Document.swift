import Terminal
package import Verification

extension [RepairOffer] {
    /// The ways out that apply, as they are typed, and why.
    package func document(of status: MigrationStatus, on sheet: Sheet) -> Document {
        let head: [Document.Section] = [.lines(sheet.wrapped(status.headline.text)), .blank]
        guard !isEmpty else {
            let calm = Self.noneApplies(to: status)
            let remedy = calm.remedy.map { sheet.wrapped($0) } ?? []
            return Document(head + [.lines(sheet.wrapped(calm.summary) + remedy)])
        }
        let rows = map { [Styled("raingauge repair \($0.words)"), Styled($0.reason)] }
        let heads = [TextColumn("plan", minimum: 20), TextColumn("why", minimum: 20)]
        return Document(head + [.table(TextTable(heads, rows: rows, in: sheet.glyphs))])
    }

    /// What is said where nothing can be mended, or nothing has to be; with what else to do.
    package static func noneApplies(to status: MigrationStatus) -> Problem {
        Problem(
            "No repair applies here.", remedy: status.nextRun.warnings.lazy.compactMap(\.remedy).first)
    }
}
