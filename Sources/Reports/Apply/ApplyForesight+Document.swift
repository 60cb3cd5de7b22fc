import Review
import Terminal
import Verification
package import Workspace

extension ApplyForesight {
    /// What the review found, then in what the tables are not as recorded; empty where nothing was looked at.
    package func sections(on sheet: Sheet) -> [Document.Section] {
        reviewed(on: sheet) + compared(on: sheet)
    }

    private func reviewed(on sheet: Sheet) -> [Document.Section] {
        switch review {
        case nil: []
        case .failure(let error)?:
            [.blank, .lines(sheet.wrapped("It could not be reviewed: \(error.words)", .caution))]
        case .success(let report)?:
            [.blank, .heading("Review", note: report.summary), .lines(report.brief(on: sheet))]
        }
    }

    private func compared(on sheet: Sheet) -> [Document.Section] {
        switch drift {
        case nil: return []
        case .failure(let error)?:
            let words = "Whether its tables are as recorded could not be looked up: \(error.words)"
            return [.blank, .lines(sheet.wrapped(words, .dim))]
        case .success(let differences)?:
            let head: [Document.Section] = [.blank, .heading("Drift", note: "of the tables that it touches")]
            guard !differences.isEmpty else {
                return head + [.lines(sheet.wrapped("They are as recorded.", .dim))]
            }
            let shown = differences.prefix(Self.shownDifferences).flatMap { $0.brief(on: sheet) }
            let rest = differences.count - Self.shownDifferences
            let more = rest > 0 ? sheet.wrapped("and \(rest) more: raingauge drift", .dim) : []
            return head + [.lines(shown + more)]
        }
    }

    private static var shownDifferences: Int { 6 }
}

extension ReviewReport {
    /// What matters of it, grave things first; the rest is counted.
    fileprivate func brief(on sheet: Sheet) -> [[Styled]] {
        let shown = [Severity.danger, .caution].flatMap { severity in
            findings.lazy.filter { $0.severity == severity }.prefix(Self.shownFindings)
        }.prefix(Self.shownFindings)
        let (understood, all) = review.coverage
        let coverage = understood < all ? remarks.flatMap { sheet.wrapped($0, .caution) } : []
        let notes = count(of: .note)
        let others = findings.count - notes - shown.count
        let more = [
            others == 0 ? nil : Numbers.count(others, "more finding"),
            notes == 0 ? nil : Numbers.count(notes, "note"),
        ].compactMap(\.self)
        let rest =
            more.isEmpty
            ? [] : sheet.wrapped("\(more.listed) besides: \(sheet.review(of: notes + others))", .dim)
        // How large a table is stands below the first finding about it.
        var weighed: Set<TableWeight> = []
        let told = shown.flatMap { finding in
            let isNew = finding.table.map { weighed.insert($0).inserted } ?? false
            return finding.brief(answer(to: finding), withWeight: isNew, on: sheet)
        }
        let lines = coverage + told + rest
        return lines.isEmpty ? sheet.wrapped("Nothing speaks against it.", .dim) : lines
    }
}

extension ReviewReport {
    private static var shownFindings: Int { 20 }
}

extension Finding {
    /// What is the matter, what is known of it, and where.
    fileprivate func brief(_ answer: DataAnswer?, withWeight weight: Bool, on sheet: Sheet) -> [[Styled]] {
        sheet.item(severity.mark(in: sheet.glyphs), severity.role, sentence)
            + facts(answer, withWeight: weight).flatMap { sheet.item(" ", .info, $0, .info) }
            + sheet.item(" ", .dim, "\(shownPlace)  \(rule)", .dim)
    }
}

extension Difference {
    fileprivate func brief(on sheet: Sheet) -> [[Styled]] {
        sheet.item(mark(sheet.glyphs), role, wholeTitle) + sheet.item(" ", .dim, consequence, .dim)
    }
}

extension Sheet {
    /// How a person comes to the whole review.
    fileprivate func review(of notes: Int) -> String {
        hasKeys ? "r shows \(Numbers.pronoun(notes))" : "raingauge review"
    }

    /// A mark, and a text that wraps behind it.
    fileprivate func item(_ mark: String, _ role: Role, _ text: String, _ body: Role = .body) -> [[Styled]] {
        Styled(text, body).wrapped(to: max(1, width - 4), in: glyphs).enumerated().map { place, piece in
            [Styled(place == 0 ? "  \(mark) " : "    ", role), piece]
        }
    }
}

extension WorkspaceError {
    /// In one line.
    fileprivate var words: String {
        let problem = Problem(self)
        return [problem.summary, problem.detail].compactMap(\.self).joined(separator: " ")
    }
}
