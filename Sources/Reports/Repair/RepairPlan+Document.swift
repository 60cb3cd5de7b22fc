import SQL
package import Terminal
package import Verification

extension RepairPlan {
    /// What it does, its SQL, its changes to files, what follows, and what to weigh.
    package func sections(width: Int, in glyphs: Glyphs) -> [Document.Section] {
        var sections: [Document.Section] = [.heading(kind.title, note: "")]
        sections.append(.lines(Self.wrapped(sentence, .body, width, glyphs)))
        if needsLedger {
            sections += [
                .blank, .heading("SQL", note: "in one transaction, if the ledger is still what it was"),
            ]
            sections.append(.lines(SQLColours.lines(of: script, tokens: SQL.tokens(of: script))))
        }
        for file in files {
            sections += [.blank, .heading("File", note: "replaced if it is still what it was")]
            sections.append(.lines(DiffColours.lines(of: file.diff)))
        }
        if !consequences.isEmpty {
            sections += [.blank, .heading("Afterwards", note: "")]
            sections.append(.lines(Self.wrapped(after.headline.summary, .dim, width, glyphs)))
            sections.append(.lines(consequences.flatMap { Self.wrapped($0, .body, width, glyphs) }))
        }
        if !cautions.isEmpty {
            sections += [.blank, .heading("To weigh", note: "")]
            sections.append(.lines(cautions.flatMap { Self.wrapped($0, .caution, width, glyphs) }))
        }
        return sections
    }

    static func wrapped(
        _ text: String, _ role: Role, _ width: Int, _ glyphs: Glyphs
    ) -> [[Styled]] {
        Styled(text, role).wrapped(to: width, in: glyphs).map { [$0] }
    }
}

extension RepairReport {
    package func sections(width: Int, in glyphs: Glyphs) -> [Document.Section] {
        let all = changes + files.map { "replaced \($0)" }
        return [
            .heading("Done", note: ""),
            .lines(all.flatMap { RepairPlan.wrapped($0, .success, width, glyphs) }),
        ]
    }
}
