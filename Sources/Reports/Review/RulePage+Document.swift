package import Review
import Terminal
import Verification

extension RulePage {
    /// The rule's page of the manual.
    package func document(on sheet: Sheet) -> Document {
        let kind: String =
            switch profile {
            case .standard: ""
            case .strict: "  only with --strict"
            case .compatibility: "  about code that still runs"
            }
        let head = [
            Styled(id, .title, .bold), Styled("  \(severity.rawValue)", severity.role), Styled(kind, .dim),
        ]
        return Document([
            .lines([head]), .blank, .lines(sheet.wrapped(title)), .blank, .lines(sheet.wrapped(why)), .blank,
            .lines(sheet.wrapped("Instead: \(instead)", .info)),
        ])
    }

    /// The names of rules, each with what is the matter.
    package static func list(_ pages: [RulePage], on sheet: Sheet) -> Document {
        let rows = pages.map { page in
            [Styled(page.id), Styled(page.severity.rawValue, page.severity.role), Styled(page.title)]
        }
        let heads = [
            TextColumn("rule", minimum: 20), TextColumn("severity"),
            TextColumn("what is the matter", minimum: 20),
        ]
        return Document([.table(TextTable(heads, rows: rows, in: sheet.glyphs))])
    }
}
