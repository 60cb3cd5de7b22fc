package import Review
import SQL
import Terminal
import Verification

extension ReviewReport {
    /// What would happen, statement by statement, then the locks.
    package func document(on sheet: Sheet) -> Document {
        let head = sheet.wrapped(headline) + stopLines(on: sheet)
        let known = remarks.flatMap { sheet.wrapped($0) }
        let blocks: [[Document.Section]] =
            [[.lines(head + known)]]
            + grouped.map { place, findings in
                [.lines([place.title] + findings.flatMap { lines(of: $0, on: sheet) })]
            } + [locks(on: sheet)].filter { !$0.isEmpty }
        return Document(Array(blocks.joined(separator: [.blank])))
    }

    /// How many migrations there are, and how grave what was found is.
    package var headline: String {
        let what = Numbers.count(tags.count, "migration")
        let verb =
            switch scope {
            case .pending: tags.count == 1 ? "would run next" : "would run next, in one transaction"
            case .named, .since, .all: tags.count == 1 ? "was looked at" : "were looked at as one run"
            }
        guard !tags.isEmpty else { return "Nothing is pending, so there is nothing to review." }
        let counts = self.counts
        return
            "\(what) \(verb): \(counts.isEmpty ? silence : counts.joined(separator: ", "))."
    }

    /// For the header, such as `2 dangers, 1 caution`.
    package var summary: String {
        let counts = self.counts
        return counts.isEmpty ? "nothing to say" : counts.joined(separator: ", ")
    }

    /// Where the run would stop, whatever the rules find.
    package var stop: Styled? { fault.map { Styled($0.sentence, .danger) } }

    private func stopLines(on sheet: Sheet) -> [[Styled]] {
        stop.map { sheet.wrapped($0.text, $0.role) } ?? []
    }

    /// How much of it is known, and what was passed over.
    package var remarks: [String] {
        guard !tags.isEmpty else { return [] }
        return coverage + (hasFacts ? [] : [withoutFacts]) + (review.ignored.isEmpty ? [] : [ignoredWords])
    }

    private var silence: String { fault == nil ? "nothing to say against it" : "no rule has anything to say" }

    private var counts: [String] {
        Severity.allCases.compactMap { severity in
            let count = count(of: severity)
            return count == 0 ? nil : Numbers.count(count, severity.rawValue)
        }
    }

    private var withoutFacts: String {
        "No database was asked: nothing is known of rows and sizes, so every table is taken for a large one."
    }

    private var ignoredWords: String {
        let count = Numbers.count(review.ignored.count, "finding")
        return "\(count) passed over, because a comment in the file says so."
    }

    /// Of how many statements it is known what they do, and of which it is not.
    private var coverage: [String] {
        let (understood, all) = review.coverage
        let head = "\(understood) of \(Numbers.count(all, "statement")) understood"
        let others = review.statements.filter { !$0.isUnderstood }
        guard !others.isEmpty else { return ["\(head)."] }
        return ["\(head); of the others nothing is said to be safe:"]
            + others.map { "  \($0.place.file.fileName):\($0.place.line): \($0.obstacle ?? "")" }
    }

    private var grouped: [(Finding.Place, [Finding])] {
        var groups: [(Finding.Place, [Finding])] = []
        var numbers: [Finding.Place: Int] = [:]
        for finding in findings {
            let number = numbers[finding.place, default: groups.count]
            if number == groups.count {
                numbers[finding.place] = number
                groups.append((finding.place, []))
            }
            groups[number].1.append(finding)
        }
        return groups
    }

    private func lines(of finding: Finding, on sheet: Sheet) -> [[Styled]] {
        let mark = "  \(finding.severity.mark(in: sheet.glyphs)) "
        let head = [
            Styled(mark + finding.severity.rawValue, finding.severity.role), Styled("  \(finding.sentence)"),
            Styled("  [\(finding.rule)]", .dim),
        ]
        return [head] + finding.facts(answer(to: finding)).map { [Styled("      \($0)", .info)] }
            + (finding.severity == .danger ? finding.safeLines(indent: 6) : [])
    }

    /// What each statement holds, and how long.
    private func locks(on sheet: Sheet) -> [Document.Section] {
        let rows = review.statements.flatMap { statement in
            statement.effects.sorted.filter {
                statement.inUse.contains($0.relation) && $0.touch.lock >= .shareUpdateExclusive
            }.map { relation, touch in
                [
                    Styled("\(statement.place.file.fileName):\(statement.place.line)", .dim),
                    Styled(relation.shown), Styled(touch.lock.name, touch.lock.role),
                    Styled(touch.words), Styled(statement.time(on: relation, by: speeds)?.words ?? "", .time),
                    Styled(statement.waiting, .dim),
                ]
            }
        }
        guard !rows.isEmpty else { return [] }
        let heads = [
            TextColumn("where"), TextColumn("table", minimum: 8), TextColumn("lock"), TextColumn("does"),
            TextColumn("guess of the time", isOptional: true), TextColumn("closed already", isOptional: true),
        ]
        return [
            .heading("Locks", note: "each is held to the end of \(end); \(guess)"),
            .table(TextTable(heads, rows: rows, in: sheet.glyphs)),
        ]
    }
}

extension ReviewReport {
    /// Of what a lock is held to the end.
    fileprivate var end: String {
        if tags.allSatisfy({ !alone.contains($0) }) { return "the run" }
        return tags.allSatisfy(alone.contains)
            ? "its statement" : "its transaction, or of a statement without one"
    }

    /// Where the times come from.
    fileprivate var guess: String {
        let times = review.statements.flatMap { statement in
            statement.inUse.compactMap { statement.time(on: $0, by: speeds) }
        }
        guard times.contains(where: \.isMeasured) else { return "times are guessed from bytes" }
        return times.allSatisfy(\.isMeasured)
            ? "times are guessed from rehearsals here" : "times are guessed from bytes and rehearsals here"
    }
}

extension Finding.Place {
    fileprivate var title: [Styled] {
        [
            Styled("\(file.fileName):\(line)", .title),
            Styled(statement.isEmpty ? "" : "  \(statement)", .dim),
        ]
    }
}

extension ReviewedStatement {
    /// Who cannot read while it runs, because of earlier statements.
    ///
    /// At most three by name: in a large batch it is every table, on every line.
    fileprivate var waiting: String { closedBefore.lazy.map(\.shown).listed }
}

extension Effects.Touch {
    fileprivate var words: String {
        [
            isRewritten ? "writes all rows anew" : "", isScanned ? "looks at all rows" : "",
            isIndexed ? "builds an index" : "", isChanged ? "changes all rows" : "",
        ].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}

extension LockLevel {
    fileprivate var role: Role {
        if blocksReads { return .danger }
        return blocksWrites ? .caution : .body
    }
}

extension TimeEstimate {
    /// Such as `3 s to 40 s`.
    fileprivate var words: String {
        most < .seconds(1) ? "under 1 s" : "\(least.rough) to \(most.rough)"
    }
}

extension Duration {
    /// To what a guess is good for: `40 s`, `12 min`, `3 h`.
    fileprivate var rough: String {
        let seconds = components.seconds
        if seconds < 1 { return "1 s" }
        if seconds < 100 { return "\(seconds) s" }
        return seconds < 6_000 ? "\(seconds / 60) min" : "\(seconds / 3_600) h"
    }
}
