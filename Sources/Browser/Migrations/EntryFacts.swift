import Drizzle
import Reports
import SQL
import Terminal
import Verification

/// What is known about one migration besides its text: its state and why, its row, its file, what comes next.
struct EntryFacts {
    private let entry: StatusEntry
    private let width: Int
    private let glyphs: Glyphs

    init(_ entry: StatusEntry, width: Int, glyphs: Glyphs) {
        (self.entry, self.width, self.glyphs) = (entry, width, glyphs)
    }

    /// The state and why, for the list's preview; more where there is no file to look at.
    var short: Document.Section {
        guard entry.file != nil else { return section(lines) }
        let next = next.text.map { Styled($0.text, .dim) }
        return section(entry.sentence.isEmpty ? [MarkedLine([word], next)] : state)
    }

    /// Everything, for the migration's own screen.
    var all: Document.Section { section(lines) }

    private var lines: [MarkedLine] { state + row + file + [next] }

    /// The state and the labels stay in front of what they are about.
    private func section(_ lines: [MarkedLine]) -> Document.Section { .marked(lines, margin: margin) }

    private var margin: Int { max(8, word.columns(in: glyphs) + 2) }

    private var word: Styled { Styled(entry.state.shownWord, entry.state.role) }

    /// Wrapped, because it is what a person came to read.
    private var state: [MarkedLine] {
        guard !entry.sentence.isEmpty else { return [MarkedLine([word], [])] }
        let lines = TextWrap(entry.sentence, width: max(20, width - margin), in: glyphs).withoutHangingBlanks
        return lines.enumerated().map { MarkedLine($0 == 0 ? [word] : [], [Styled($1)]) }
    }

    private var row: [MarkedLine] {
        guard let row = entry.row else { return [fact("ledger", "no row")] }
        let applied = row.appliedAt.map { "applied at \($0)" }
        let created = "created_at \(row.createdAt.words)"
        let parts = ["row \(row.shownID)", row.name, created, applied, "hash \(row.hash ?? "NULL")"]
        return [fact("ledger", parts.compactMap { $0 }.joined(separator: ", "))]
    }

    private var file: [MarkedLine] {
        switch entry.subject {
        case .row: return []
        case .strayFile(let path): return [fact("file", path)]
        case .migration(let migration, _):
            guard let content = migration.content else {
                return [fact("file", "\(migration.file) is not there or cannot be read")]
            }
            let statements = Numbers.count(content.statementCount, "statement")
            let when = migration.when.map { "when \($0)" }
            let encoding = content.isUTF8 ? nil : "not UTF-8"
            let parts = [
                statements, ByteCount(content.byteCount).description, when, encoding, "hash \(content.hash)",
            ]
            return [fact("file", parts.compactMap { $0 }.joined(separator: ", "))]
        }
    }

    private var next: MarkedLine {
        switch entry.next {
        case .runs: fact("next", "Drizzle runs it the next time.", .pending)
        case .runsAgain: fact("next", "Drizzle runs it again, although it was applied.", .danger)
        case .stops: fact("next", "The next run stops at it; `o` says where.", .danger)
        case .isUndone: fact("next", "Drizzle runs it, stops behind it, and undoes it.", .danger)
        case .waits: fact("next", "Drizzle stops before it comes to this.", .danger)
        case .nothing: fact("next", nothing, entry.state.isAlarming ? .caution : .dim)
        }
    }

    private var nothing: String {
        switch entry.state {
        case .applied: "Drizzle has nothing more to do."
        case .edited: "Drizzle does nothing: it does not compare the file with the ledger."
        case .unknown, .duplicate: "Drizzle leaves the row as it is."
        case .pending, .skipped, .missingFile, .strayFile, .undecided: "Drizzle does not run it."
        }
    }

    private func fact(_ label: String, _ text: String, _ role: Role = .body) -> MarkedLine {
        MarkedLine([Styled(label, .dim)], [Styled(text, role)])
    }
}
