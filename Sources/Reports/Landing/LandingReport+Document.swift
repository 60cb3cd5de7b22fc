import Terminal
package import Verification

extension LandingReport {
    /// A line for each migration and one for each effect that is no tick; every effect `withDetails`.
    package func document(withDetails: Bool, on sheet: Sheet) -> Document {
        guard !migrations.isEmpty else {
            return Document([
                .lines(sheet.wrapped("No migration was applied, so nothing can have landed."))
            ])
        }
        let lines = migrations.flatMap { $0.lines(withDetails: withDetails, on: sheet) }
        let share = statements.notJudged == 0 ? "" : " (\(statements.unjudgedShare) % of the statements)"
        let count = Numbers.count(migrations.count, "migration")
        return Document([
            .lines(lines), .blank, .lines(sheet.wrapped("\(count): \(statements.summary)\(share)")),
        ])
    }
}

extension MigrationLanding {
    fileprivate func lines(withDetails: Bool, on sheet: Sheet) -> [[Styled]] {
        let mark = isSound ? sheet.glyphs.check : sheet.glyphs.cross
        let edited = isEdited ? "  the file changed after it was applied" : ""
        let head = [
            Styled("\(mark) \(tag)  \(statementCounts.summary)", isSound ? .success : .danger),
            Styled(edited, .caution),
        ]
        let shown = statements.filter { withDetails || $0.verdict.isCross }
        return [head] + shown.flatMap { $0.lines(withDetails: withDetails, on: sheet) }
    }
}

extension StatementLanding {
    fileprivate func lines(withDetails: Bool, on sheet: Sheet) -> [[Styled]] {
        let more = count > 1 ? " \(sheet.glyphs.ellipsis) and \(count - 1) more" : ""
        let head = [Styled("  line \(line)  ", .dim), Styled(text), Styled(more, .dim)]
        let shown = effects.filter { withDetails || $0.verdict.isCross }
        return [head] + shown.flatMap { $0.lines(on: sheet) }
    }
}

extension EffectLanding {
    fileprivate func lines(on sheet: Sheet) -> [[Styled]] {
        let subject = kind == .other ? "" : "\(kind.rawValue) \(name) \(wanted)".trimmed
        let said = verdict.isLanded ? "" : verdict.words
        let first = [verdict.mark(in: sheet.glyphs), subject, said].filter { !$0.isEmpty }
        let live = self.live.map { ["live: \($0)"] } ?? []
        return [[Styled("    " + first.joined(separator: "  "), verdict.role)]]
            + (live + notes.map { "note: \($0)" }).map { [Styled("      " + $0, .dim)] }
    }
}

extension String {
    fileprivate var trimmed: String { last == " " ? String(dropLast()) : self }
}
