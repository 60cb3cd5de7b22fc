import Terminal
package import Verification

extension LandingReport {
    /// A line for each migration and one for each effect that is no tick; every effect `withDetails`.
    package func document(withDetails: Bool, on sheet: Sheet) -> Document {
        guard !migrations.isEmpty else {
            return Document([
                .lines(
                    sheet.wrapped(
                        "The ledger has no migration of this folder; `raingauge landed --all` looks for each all the same."
                    ))
            ])
        }
        let lines = migrations.flatMap { $0.lines(withDetails: withDetails, on: sheet) }
        let sums = [appliedSum, aheadSum].compactMap(\.self).map { Document.Section.lines(sheet.wrapped($0)) }
        return Document([.lines(lines), .blank] + sums)
    }

    private var appliedSum: String? {
        guard !applied.isEmpty else { return nil }
        let share = statements.notJudged == 0 ? "" : " (\(statements.unjudgedShare) % of the statements)"
        return "\(Numbers.count(applied.count, "migration")): \(statements.summary)\(share)"
    }

    private var aheadSum: String? {
        guard !ahead.isEmpty else { return nil }
        let counts = [
            (ahead.count { $0.presence == .all }, "there already"),
            (ahead.count { $0.presence == .part }, "partly there"),
        ]
        let words = counts.filter { $0.0 > 0 }.map { "\($0) \($1)" }
        return "\(ahead.count) not applied: "
            + (words.isEmpty ? "nothing there" : words.joined(separator: ", "))
    }
}

extension MigrationLanding {
    fileprivate func lines(withDetails: Bool, on sheet: Sheet) -> [[Styled]] {
        guard !isAhead else {
            // What is missing of it is missing rightly, so that only who asks for it sees each.
            let shown = withDetails ? statements : []
            return [[headOfAhead(in: sheet.glyphs)]]
                + shown.flatMap { $0.lines(withDetails: true, on: sheet) }
        }
        let shown = statements.filter { withDetails || $0.verdict.isCross }
        return [headOfApplied(in: sheet.glyphs)]
            + shown.flatMap { $0.lines(withDetails: withDetails, on: sheet) }
    }

    private func headOfApplied(in glyphs: Glyphs) -> [Styled] {
        let mark = isSound ? glyphs.check : glyphs.cross
        let edited = isEdited ? "  the file changed after it was applied" : ""
        let old = isUnderOldName ? "  still under its old name" : ""
        return [
            Styled("\(mark) \(tag)  \(statementCounts.summary)", isSound ? .success : .danger),
            Styled(edited + old, .caution),
        ]
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
