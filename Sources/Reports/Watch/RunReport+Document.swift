import SQL
import Terminal
package import Verification

extension RunReport {
    /// Who applies migrations, what they run, hold and wait for, and what has landed.
    package func document(on sheet: Sheet) -> Document {
        let nobody: [Document.Section] = [.lines(sheet.wrapped("Nobody applies migrations here.", .dim))]
        let seen = runs.isEmpty ? nobody : sections(on: sheet)
        return Document(seen + [.blank, .lines(ledger(on: sheet))])
    }

    /// A part for each session that applies migrations.
    package func sections(on sheet: Sheet) -> [Document.Section] {
        Array(runs.map { $0.sections(on: sheet) }.joined(separator: [.blank]))
    }

    private func ledger(on sheet: Sheet) -> [[Styled]] {
        let done = landed.flatMap { sheet.wrapped("\($0) has landed: its row is in the ledger.", .success) }
        let rest =
            pending.isEmpty
            ? sheet.wrapped("Nothing is pending.", .dim)
            : sheet.wrapped("Pending: \(pending.joined(separator: ", ")).", .dim)
        return done + rest
    }

    /// What is new against an earlier look, for who reads along; empty where nothing is.
    package func news(since earlier: RunReport?) -> [String] {
        let known = Set(earlier?.landed ?? [])
        let before = Dictionary(
            (earlier?.runs ?? []).map { ($0.session.pid, $0.essence) }, uniquingKeysWith: { $1 })
        let changed = runs.filter { before[$0.session.pid] != $0.essence }.flatMap(\.lines)
        let gone = Set(before.keys).subtracting(runs.map(\.session.pid)).sorted()
        return changed + gone.map { "session \($0) is done" }
            + landed.filter { !known.contains($0) }.map { "\($0) has landed: its row is in the ledger" }
    }
}

extension RunSighting {
    fileprivate func sections(on sheet: Sheet) -> [Document.Section] {
        let who = [session.role, session.application].filter { !$0.isEmpty }.joined(separator: ", ")
        let times = [
            running.map { "for \($0.shown)" }, open.map { "its transaction is open for \($0.shown)" },
        ]
        let time = times.compactMap(\.self).joined(separator: "; ")
        let head = sheet.wrapped(work) + (time.isEmpty ? [] : sheet.wrapped(time, .dim))
        let body =
            (progress.map { sheet.wrapped($0.sentence, .info) } ?? [])
            + locks.flatMap { lock in
                sheet.wrapped(lock.sentence, lock.level.blocksWrites ? .caution : .dim)
            }
        let others =
            waits.flatMap { sheet.wrapped($0, .danger) }
            + holdsUp.flatMap { sheet.wrapped("holds up \($0.sentence)", .caution) }
        return [.heading("Session \(session.pid)", note: who), .lines(head + body + others)]
    }

    /// What is told again only when it changes.
    fileprivate var essence: [String] {
        [work] + waits + holdsUp.map { "holds up \($0.sentence)" }
    }

    /// Whom it waits for, and with which lock.
    private var waits: [String] {
        let lock = awaits.map { "\($0.level.name) on \($0.relation.display), in the way is " } ?? ""
        return waitsFor.map { "waits for \(lock)\($0.sentence)" }
    }

    fileprivate var lines: [String] {
        let time = open.map { ", its transaction open for \($0.shown)" } ?? ""
        return ["session \(session.pid) \(work)\(time)"] + essence.dropFirst().map { "  \($0)" }
    }

    /// What it runs, or ran last.
    private var work: String {
        let verb = running == nil ? "ran" : "runs"
        guard let place else { return "\(verb) \(session.shortQuery)" }
        let number = place.count > 1 ? " \(place.number)/\(place.count)" : ""
        return "\(verb) \(place.tag)\(number), line \(place.line): \(place.title)"
    }
}

extension RunProgress {
    /// Such as `CREATE INDEX: building index, 34 %`.
    fileprivate var sentence: String { phase + (share.map { ", \(Numbers.percent($0))" } ?? "") }
}

extension RelationLock {
    fileprivate var sentence: String {
        "holds \(level.name) on \(relation.display)"
            + (level.blocksReads
                ? ": nobody else reads or writes it" : level.blocksWrites ? ": nobody else writes it" : "")
    }
}
