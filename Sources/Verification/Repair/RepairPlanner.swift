import Drizzle

/// Works plans out; every plan's rules are in an extension of its own.
package struct RepairPlanner {
    let material: RepairMaterial

    package init(_ material: RepairMaterial) { self.material = material }

    var status: MigrationStatus { material.status }
    var folder: MigrationFolder { status.folder }

    /// Works one plan out.
    ///
    /// - Parameters:
    ///   - kind: Which way out.
    ///   - targets: What it is about, each counted once; some plans know by themselves when there are none.
    /// - Returns: The plan, which nobody has run yet.
    /// - Throws: ``RepairObstacle`` when it makes no sense here.
    package func plan(_ kind: RepairKind, _ targets: [RepairTarget]) throws(RepairObstacle) -> RepairPlan {
        let targets = targets.map { meant($0, by: kind) }.uniqued
        if let most = kind.mostTargets, targets.count > most { throw .surplusTarget(kind, targets[most]) }
        if status.isLedgerOfOthers, kind == .removeRow || kind == .restamp {
            throw .ledgerOfOthers(kind, status.ledger.location)
        }
        let draft =
            switch kind {
            case .markApplied: try markApplied(tags(kind, targets))
            case .markPending: try markPending(tags(kind, targets))
            case .restamp: try restamp(tags(kind, targets))
            case .acceptEdit: try acceptEdit(tags(kind, targets))
            case .removeRow: try removeRows(targets)
            case .moveCeiling: try moveCeiling(targets)
            case .relink: try relink()
            case .adopt: try adopt(targets)
            case .squash: try squash(tags(kind, targets))
            }
        let after = foreseen(draft)
        return RepairPlan(
            kind: kind, sentence: draft.sentence,
            cautions: ownership(draft) + hiding(in: after) + draft.cautions, before: status,
            changes: draft.changes, files: draft.files, after: after)
    }

    private func ownership(_ draft: Draft) -> [String] {
        guard status.isLedgerOfOthers, !draft.changes.isEmpty else { return [] }
        return [
            "No row of \(status.ledger.location) belongs to this folder: it may be the ledger of another project, which then takes these rows for its own."
        ]
    }

    /// Drizzle 0.x looks at the newest row alone.
    private func hiding(in after: MigrationStatus) -> [String] {
        let tags = after.hidden(since: status)
        guard !tags.isEmpty else { return [] }
        let (are, them) = tags.count == 1 ? ("is", "it") : ("are", "them")
        return [
            "Drizzle then never runs \(tags.inFull), which \(are) older: run \(them) first, or give \(them) a newer time with `restamp`."
        ]
    }

    /// A number alone is a ledger row's, where rows are wanted and no migration is called so.
    private func meant(_ target: RepairTarget, by kind: RepairKind) -> RepairTarget {
        guard kind.isAboutRows, case .tag(let text) = target, let id = Int64(text),
            !folder.migrations.contains(where: { $0.tag == text })
        else { return target }
        return .row(id)
    }

    /// A plan before its consequences are known.
    struct Draft {
        var sentence: String
        var cautions: [String] = []
        var changes: [RowChange] = []
        var files: [FileEdit] = []
        /// The new times of journal entries, by their place in the folder.
        var times: [Int: UnixMilliseconds] = [:]
    }

    private func foreseen(_ draft: Draft) -> MigrationStatus {
        let folder = draft.times.isEmpty ? folder : folder.restamped(draft.times)
        return MigrationStatus(
            folder: folder, ledger: status.ledger.applying(draft.changes), now: material.now)
    }

    private func tags(_ kind: RepairKind, _ targets: [RepairTarget]) throws(RepairObstacle) -> [String] {
        guard !targets.isEmpty else { throw .noTarget(kind) }
        var tags: [String] = []
        for target in targets {
            guard case .tag(let tag) = target else { throw .needsTag(target) }
            tags.append(tag)
        }
        return tags
    }

    /// The line of a migration with this tag.
    func entry(_ tag: String) throws(RepairObstacle) -> StatusEntry {
        guard let entry = status.entries.first(where: { $0.migration?.tag == tag }) else {
            throw .unknownTarget(.tag(tag))
        }
        return entry
    }

    /// The line of a ledger row with this number.
    func entry(_ id: Int64) throws(RepairObstacle) -> StatusEntry {
        guard let entry = status.entries.first(where: { $0.row?.id == id }) else {
            throw .unknownTarget(.row(id))
        }
        return entry
    }

    /// The ledger, where there is one that can be changed.
    func table(for kind: RepairKind) throws(RepairObstacle) -> LedgerTable {
        switch status.ledger {
        case .table(let table): return table
        case .absent: throw .noLedger(kind)
        case .elsewhere(let location, _): throw .ledgerElsewhere(location.description)
        case .unreadable(let location, let refusal):
            throw .ledgerUnreadable(NextRun.Obstacle.ledgerUnreadable(location, refusal).sentence)
        }
    }
}

extension Ledger {
    /// The ledger after these changes.
    func applying(_ changes: [RowChange]) -> Ledger {
        guard !changes.isEmpty else { return self }
        let era = changes.lazy.compactMap { if case .create(let era) = $0 { era } else { nil } }.first
        let (rows, others): ([LedgerRow], [LedgerLocation]) =
            if case .table(let table) = self { (table.rows, table.others) } else { ([], []) }
        return .table(
            LedgerTable(
                location: location, era: era ?? self.era ?? .journal,
                rows: changes.reduce(rows) { $1.applied(to: $0) }, others: others))
    }
}

extension MigrationFolder {
    /// The folder with other times in its journal.
    fileprivate func restamped(_ times: [Int: UnixMilliseconds]) -> MigrationFolder {
        let changed = migrations.enumerated().map { index, migration in
            times[index].map(migration.restamped) ?? migration
        }
        return MigrationFolder(
            path: path, layout: layout, migrations: changed, strayFiles: strayFiles, problems: problems)
    }
}

extension Migration {
    fileprivate func restamped(_ when: UnixMilliseconds) -> Migration {
        guard case .journal(let entry) = origin else { return self }
        let changed = JournalEntry(
            index: entry.index, tag: entry.tag, when: when, breakpoints: entry.breakpoints,
            version: entry.version, line: entry.line)
        return Migration(
            tag: tag, origin: .journal(changed), file: file, content: content, snapshotFile: snapshotFile,
            hasSnapshot: hasSnapshot)
    }
}
