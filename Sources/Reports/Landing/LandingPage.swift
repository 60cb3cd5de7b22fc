import Terminal
package import Verification

/// The lines of a ``LandingScreen``: every statement, its effects below it, the live definition beside each.
package struct LandingPage: Equatable {
    package let document: Document
    /// The lines on which something is missing or different.
    package let crosses: [Int]

    package init(_ migration: MigrationLanding?, on sheet: Sheet) {
        let (width, glyphs) = (sheet.width, sheet.glyphs)
        guard let migration else { (document, crosses) = (.empty, []); return }
        var (sections, crosses): ([Document.Section], [Int]) = (
            [.lines(Self.head(migration, width, glyphs)), .blank], []
        )
        var line = sections.reduce(0) { $0 + Document([$1]).lineCount }
        for statement in migration.statements {
            let rows = statement.effects.flatMap { Self.rows(of: $0, width: width, glyphs) }
            sections.append(Self.head(statement, glyphs))
            if !rows.isEmpty {
                sections.append(.rows(TextTable(Self.columns, labels: 2, rows: rows, in: glyphs)))
            }
            if statement.verdict.isCross { crosses.append(line) }
            line += 1 + rows.count
        }
        (document, self.crosses) = (Document(sections), crosses)
    }

    /// The same as text, for the clipboard.
    package var text: String { document.text }

    private static let columns = [
        TextColumn("", minimum: 1), TextColumn("", minimum: 20),
        TextColumn("", minimum: 12, isOptional: true),
    ]

    private static func head(_ migration: MigrationLanding, _ width: Int, _ glyphs: Glyphs) -> [[Styled]] {
        let sheet = Sheet.screen(width: width - 2, glyphs: glyphs)
        guard !migration.isAhead else {
            return [[migration.headOfAhead(in: glyphs)]]
                + (migration.stop.map { sheet.wrapped($0.sentence(isNext: false) + ".", .caution) } ?? [])
        }
        let mark = migration.isSound ? glyphs.check : glyphs.cross
        let statements = migration.statementCounts
        var lines = [
            [
                Styled("\(mark) \(statements.summary)", migration.isSound ? .success : .danger),
                Styled("  statements; their effects: \(migration.effectCounts.summary)", .dim),
            ]
        ]
        if migration.isEdited {
            let sentence =
                "The file changed after it was applied, so other statements may have run than stand here."
            lines += sheet.wrapped(sentence, .caution)
        }
        let old = "Something of it still has its old name: a rename that is recorded did not happen."
        return lines + (migration.isUnderOldName ? sheet.wrapped(old, .caution) : [])
    }

    private static func head(_ statement: StatementLanding, _ glyphs: Glyphs) -> Document.Section {
        let more =
            statement.count > 1
            ? "  \(glyphs.ellipsis) and \(Numbers.count(statement.count - 1, "more", "more"))" : ""
        let mark = [
            Styled(statement.verdict.mark(in: glyphs), statement.verdict.role),
            Styled(" \(statement.line)  ", .dim),
        ]
        let line = MarkedLine(mark, [Styled(statement.text), Styled(more, .dim)])
        return .marked([line], margin: mark.columns(in: glyphs))
    }

    /// The effect with the live definition beside it; below it what was wanted and why it is no tick, where it is none.
    private static func rows(of effect: EffectLanding, width: Int, _ glyphs: Glyphs) -> [[Styled]] {
        guard effect.kind != .other || !effect.name.isEmpty else {
            return [[.empty, Styled(effect.verdict.words, .dim), .empty]]
        }
        let (isTick, role) = (effect.verdict.isLanded, effect.verdict.role)
        let subject = "\(effect.kind.rawValue) \(effect.name)"
        let beside = effect.live ?? (isTick ? effect.wanted : glyphs.dash)
        let first = [
            Styled(effect.verdict.mark(in: glyphs), role), Styled(subject, isTick ? .body : role),
            Styled(beside, isTick ? .dim : .body),
        ]
        // What is a tick is as wanted, and what it is stands beside it.
        let wanted =
            isTick || effect.wanted.isEmpty ? [] : lines("wanted", effect.wanted, .dim, width, glyphs)
        let why = isTick ? [] : effect.verdict.reasons.flatMap { lines("", $0, role, width, glyphs) }
        return [first] + wanted + why + effect.notes.flatMap { lines("note", $0, .dim, width, glyphs) }
    }

    /// A text in the last column, wrapped.
    private static func lines(
        _ label: String, _ text: String, _ role: Role, _ width: Int, _ glyphs: Glyphs
    ) -> [[Styled]] {
        TextWrap(text, width: max(20, width / 2), in: glyphs).enumerated().map { number, line in
            [
                .empty, Styled(number == 0 && !label.isEmpty ? "  \(label)" : "", .dim),
                Styled(String(line), role),
            ]
        }
    }
}
