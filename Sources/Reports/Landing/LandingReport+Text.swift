package import Terminal
package import Verification

extension LandingReport {
    /// A line for each migration and one for each effect that is no tick; every effect `withDetails`.
    package func plainText(withDetails: Bool, glyphs: Glyphs) -> String {
        guard !migrations.isEmpty else { return "No migration was applied, so nothing can have landed.\n" }
        let parts = migrations.map { $0.plainText(withDetails: withDetails, glyphs) }
        let count = "\(migrations.count) \(migrations.count == 1 ? "migration" : "migrations")"
        let share = statements.notJudged == 0 ? "" : " (\(statements.unjudgedShare) % of the statements)"
        return parts.joined() + "\n\(count): \(statements.summary)\(share)\n"
    }
}

extension MigrationLanding {
    fileprivate func plainText(withDetails: Bool, _ glyphs: Glyphs) -> String {
        let edited = isEdited ? "  the file changed after it was applied" : ""
        let head =
            "\(isSound ? glyphs.check : glyphs.cross) \(tag)  \(statementCounts.summary)\(edited)".visible
            + "\n"
        let shown = statements.filter { withDetails || $0.verdict.isCross }
        return head + shown.map { $0.plainText(withDetails: withDetails, glyphs) }.joined()
    }
}

extension StatementLanding {
    fileprivate func plainText(withDetails: Bool, _ glyphs: Glyphs) -> String {
        let more = count > 1 ? " … and \(count - 1) more" : ""
        let head = "  line \(line)  \(text)\(more)".visible + "\n"
        let shown = effects.filter { withDetails || $0.verdict.isCross }
        return head + shown.flatMap { $0.plainLines(glyphs) }.map { "    \($0.visible)\n" }.joined()
    }
}

extension EffectLanding {
    fileprivate func plainLines(_ glyphs: Glyphs) -> [String] {
        let subject = kind == .other ? "" : "\(kind.rawValue) \(name) \(wanted)".trimmed
        let said = verdict.isLanded ? "" : verdict.words
        let first = [verdict.mark(in: glyphs), subject, said].filter { !$0.isEmpty }.joined(separator: "  ")
        let live = self.live.map { ["  live: \($0)"] } ?? []
        return [first] + live + notes.map { "  note: \($0)" }
    }
}

extension String {
    fileprivate var trimmed: String { last == " " ? String(dropLast()) : self }
}
