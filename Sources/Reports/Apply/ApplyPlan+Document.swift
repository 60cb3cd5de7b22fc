import Drizzle
import SQL
import Terminal
package import Verification
package import Workspace

extension ApplyPlan {
    /// What would be sent, what is foreseen of it, and how to run it.
    package func document(_ foresight: ApplyForesight, on sheet: Sheet) -> Document {
        let hint = steps.isEmpty && upgrade == nil ? "There is nothing to apply." : way(foresight)
        return Document(sections(foresight, on: sheet) + [.blank, .lines(sheet.wrapped(hint, .info))])
    }

    /// Everything a person reads before saying yes.
    package func sections(_ foresight: ApplyForesight?, on sheet: Sheet) -> [Document.Section] {
        let head: [Document.Section] = [.heading("Apply", note: manner), .lines(sheet.wrapped(sentence))]
        let seen = foresight?.sections(on: sheet) ?? []
        return head + said(on: sheet) + seen + steps.flatMap { $0.sections(of: self, on: sheet) }
    }

    private func way(_ foresight: ApplyForesight) -> String {
        let options = foresight.losses.isEmpty ? "--yes" : "--yes --accept-loss"
        return "Nothing was changed. The same with \(options) applies it."
    }

    private var manner: String {
        let isAsDrizzle =
            alone.isEmpty && !choice.isEachCommitted && !steps.contains(where: \.isSkipped)
        return "\(isAsDrizzle ? "as" : "otherwise than") Drizzle \(era.migratorName) does, \(course)"
    }

    /// What is there for good by itself.
    private var course: String {
        if choice.isEachCommitted, alone.isEmpty { return "each in a transaction of its own" }
        if parts.count > 1 { return "in \(parts.count) parts, each there for good" }
        return alone.isEmpty ? "in one transaction" : "without a transaction"
    }

    /// Which migrations run without a transaction; empty where none does.
    private var lone: String {
        let names = tags.filter(alone.contains)
        guard !names.isEmpty else { return "" }
        return " Drizzle does not do this: it runs everything in one transaction."
            + " \(names.listed) \(names.count == 1 ? "runs" : "run") statement by statement without one."
    }

    private var sentence: String {
        let upgrades = upgrade == nil ? "" : "The ledger gets the columns of Drizzle 1.0. "
        let stays = later.isEmpty ? "" : " \(later.joined(separator: ", ")) stays for another run."
        guard !steps.isEmpty else { return upgrades + "No migration is to be applied." + stays }
        return upgrades + "\(Numbers.count(steps.count, "migration")): \(named)." + lone + stays
    }

    /// Each has a heading of its own below, so of many the ends are enough here.
    private var named: String {
        guard tags.count > 8, let first = tags.first, let last = tags.last else {
            return tags.joined(separator: ", ")
        }
        return "\(first) to \(last)"
    }

    /// The forecast, and what else there is to know.
    private func said(on sheet: Sheet) -> [Document.Section] {
        let warnings = status.nextRun.warnings.map {
            StatusFinding(sentence: $0.sentence, remedy: $0.remedy, isSerious: $0.isSerious)
        }
        let all =
            [fault.map { StatusFinding(sentence: $0.sentence, remedy: $0.remedy) }].compactMap(\.self)
            + warnings
        return all.flatMap { [.blank, .lines(sheet.wrapped($0.styled))] }
    }
}

extension ApplyStep {
    fileprivate func sections(of plan: ApplyPlan, on sheet: Sheet) -> [Document.Section] {
        let count = Numbers.count(pieces.reduce(0) { $0 + $1.statements.count }, "statement")
        let alone = plan.alone.contains(tag) ? ", each by itself without a transaction" : ""
        let note = isSkipped ? "\(count)\(alone), which Drizzle would pass over" : count + alone
        let sql = SQLColours.lines(of: beginning).prefix(Self.shownLines)
        let rest = pieces.reduce(-sql.count) { $0 + $1.lineCount }
        let more =
            rest > 0
            ? [[Styled("\(sheet.glyphs.ellipsis) and \(Numbers.count(rest, "line")) more", .dim)]] : []
        let row = row(in: plan.location, of: plan.era).inlined + ";"
        return [
            .blank, .heading(tag, note: note), .lines(sql + more),
            .lines(SQLColours.lines(of: row)),
        ]
    }

    /// So much that as many lines are in it as are shown: a migration may be as large as a file, and this is asked for
    /// each time a key is pressed.
    private var beginning: String {
        var (beginning, lines): (String, Int) = ("", 0)
        for piece in pieces where lines < Self.shownLines && beginning.utf8.count < Self.shownBytes {
            let text = String(piece.text.prefix(Self.shownBytes)).trimmed
            beginning += lines == 0 ? text : "\n" + text
            lines += piece.lineCount
        }
        return beginning
    }

    /// Of one migration's SQL; the rest is in the file.
    private static var shownLines: Int { 200 }
    private static var shownBytes: Int { 65_536 }
}

extension Era {
    /// The version of the migrator that reads such a folder.
    fileprivate var migratorName: String {
        switch self {
        case .journal: "0.45"
        case .folders: "1.0"
        }
    }
}

extension String {
    /// Without line ends around it.
    fileprivate var trimmed: String {
        let start = drop { $0.isNewline }
        guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...end])
    }
}
