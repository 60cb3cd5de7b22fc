package import Drizzle

/// One way out, worked out to the last byte: what is expected, what is changed, and what follows from it.
///
/// Making a plan changes nothing. Running it checks first that everything still is as it was when the plan was made.
package struct RepairPlan: Equatable, Sendable {
    package let kind: RepairKind
    /// What it does, in one sentence.
    package let sentence: String
    /// What a person should weigh before saying yes.
    package let cautions: [String]
    /// The situation that the plan was made for.
    package let before: MigrationStatus
    /// The ledger's changes, in order; none when only files change.
    package let changes: [RowChange]
    package let files: [FileEdit]
    /// How things would stand afterwards.
    package let after: MigrationStatus

    /// Where the ledger is.
    package var location: LedgerLocation { before.ledger.location }

    /// Whether the ledger changes, so that a transaction that writes is needed.
    package var needsLedger: Bool { !changes.isEmpty }

    /// What becomes of every migration and row that the plan touches: `0002_c: now skipped; then pending`.
    package var consequences: [String] {
        let old = Dictionary(before.entries.map { ($0.identity, $0) }) { first, _ in first }
        let new = Dictionary(after.entries.map { ($0.identity, $0) }) { first, _ in first }
        let changed = after.entries.compactMap { entry -> String? in
            let earlier = old[entry.identity]
            guard earlier?.state != entry.state || earlier?.next != entry.next else { return nil }
            return "\(entry.name): now \(earlier.map(\.phrase) ?? "not there"); then \(entry.phrase)"
        }
        let gone = before.entries.filter { new[$0.identity] == nil }.map {
            "\($0.name): now \($0.phrase); then gone"
        }
        return changed + gone
    }
}

extension StatusEntry {
    /// By what it is the same thing before and after.
    fileprivate var identity: String {
        switch subject {
        case .migration(let migration, _): "migration \(migration.tag) \(migration.file)"
        case .row(let row): "row \(row.id ?? 0) \(row.hash ?? "")"
        case .strayFile(let path): "file \(path)"
        }
    }

    fileprivate var name: String {
        if case .row(let row) = subject { return "row \(row.id.map { "#\($0)" } ?? "without id")" }
        return title ?? ""
    }

    fileprivate var phrase: String {
        switch next {
        case .nothing: state.word
        case .runs: "\(state.word), Drizzle runs it"
        case .runsAgain: "\(state.word), Drizzle runs it again"
        case .stops: "\(state.word), Drizzle's run stops at it"
        case .isUndone: "\(state.word), Drizzle's run stops behind it"
        case .waits: "\(state.word), Drizzle stops before it"
        }
    }
}
