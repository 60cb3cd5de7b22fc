import Drizzle

/// Plans that give migrations other times.
extension RepairPlanner {
    /// Newer than everything the ledger and the journal have, each a millisecond after the other.
    func restamp(_ tags: [String]) throws(RepairObstacle) -> Draft {
        guard folder.era == .journal else { throw .onlyForJournals(.restamp) }
        let newest = (times(of: status.ledger.rows) + folder.migrations.compactMap(\.when)).max()
        guard var next = newest else { throw .noTime(.tag(tags[0])) }
        var draft = Draft(
            sentence:
                "Gives \(tags.inFull) a time newer than everything applied, so that Drizzle 0.x runs \(tags.count == 1 ? "it" : "them").",
            cautions: [
                "A database that has applied it under its old time would run it again: look with `raingauge status --url …` first."
            ])
        for tag in tags {
            let index = try place(of: tag)
            guard status.entries[index].row == nil else { throw .alreadyApplied(tag: tag) }
            guard next.rawValue < .max else { throw .noTime(.tag(tag)) }
            next = UnixMilliseconds(rawValue: next.rawValue + 1)
            draft.times[index] = next
        }
        if next > material.now {
            draft.cautions.append(
                "The new time has not come yet (\(next)), as something else is that far ahead: move that one back first, with move-ceiling."
            )
        }
        draft.files = [try journalEdit(draft.times)]
        return draft
    }

    /// The entry and its row, or a row alone, get a time just behind the one before.
    func moveCeiling(_ targets: [RepairTarget]) throws(RepairObstacle) -> Draft {
        guard folder.era == .journal else { throw .onlyForJournals(.moveCeiling) }
        guard let target = targets.first else { throw .noTarget(.moveCeiling) }
        switch target {
        case .tag(let tag): return try moveCeiling(of: tag)
        case .row(let id): return try moveCeiling(ofRow: id)
        }
    }

    private func moveCeiling(of tag: String) throws(RepairObstacle) -> Draft {
        let index = try place(of: tag)
        let migration = folder.migrations[index]
        if case .recordedAt = status.entries[index].reason, let id = status.entries[index].row?.id {
            return try moveCeiling(ofRow: id)
        }
        guard let old = migration.when else { throw .noTime(.tag(tag)) }
        let new = try timeBehindOthers(at: index)
        guard new != old else { throw .nothingToMove(.tag(tag)) }
        var draft = Draft(
            sentence:
                "Gives \(tag) the time \(new.rawValue) in place of \(old.rawValue), just behind the one before it.",
            cautions: [
                "Every other database that has applied \(tag) needs the same change, or Drizzle keeps skipping what is older than its row."
            ], times: [index: new])
        if let row = status.entries[index].row {
            guard row.id != nil else { throw .rowWithoutID }
            draft.changes = [.update(from: row, to: row.at(new))]
        }
        draft.files = [try journalEdit(draft.times)]
        return draft
    }

    /// Just behind the entry before; for the first one, which has none, just before the next, or the present.
    private func timeBehindOthers(at index: Int) throws(RepairObstacle) -> UnixMilliseconds {
        // Whatever lies behind a time to come is itself no measure.
        func past(_ migrations: ArraySlice<Migration>) -> [UnixMilliseconds] {
            migrations.compactMap(\.when).filter { $0 <= material.now }
        }
        if let before = past(folder.migrations[..<index]).max() {
            return UnixMilliseconds(rawValue: before.rawValue + 1)
        }
        let next = past(folder.migrations[(index + 1)...]).min() ?? material.now
        guard next.rawValue > 1 else { throw .noTime(.tag(folder.migrations[index].tag)) }
        return UnixMilliseconds(rawValue: next.rawValue - 1)
    }

    /// A row without a file gets the newest time that is applied; one without a time gets that of its migration.
    private func moveCeiling(ofRow id: Int64) throws(RepairObstacle) -> Draft {
        _ = try table(for: .moveCeiling)
        let entry = try entry(id)
        guard let row = entry.row else { throw .unknownTarget(.row(id)) }
        let applied = status.entries.filter { $0.row != nil && $0.row != row }.compactMap(\.migration?.when)
        let known = applied.filter { $0 <= material.now }.max()
        guard let new = entry.migration?.when ?? known else { throw .noTime(.row(id)) }
        guard row.createdAt != .at(new) else { throw .nothingToMove(.row(id)) }
        return Draft(
            sentence:
                "Gives row #\(id) the time \(new.rawValue), so that it no longer decides what Drizzle runs.",
            changes: [.update(from: row, to: row.at(new))])
    }

    private func journalEdit(_ times: [Int: UnixMilliseconds]) throws(RepairObstacle) -> FileEdit {
        let source: SourceFile
        switch material.journal {
        case .success(let file)?: source = file
        case .failure(let error)?: throw .journalUnreadable(path: error.path, reason: error.reason)
        case nil: throw .journalUnreadable(path: folder.journalFile, reason: "it was not read")
        }
        var text = JournalTimes(source.bytes)
        for (index, when) in times.sorted(by: { $0.key < $1.key }) {
            guard case .journal(let entry) = folder.migrations[index].origin,
                text.setTime(when, ofEntryAt: entry.line, tag: entry.tag)
            else {
                throw .journalUnreadable(path: source.path, reason: "it is not what it was a moment ago")
            }
        }
        return FileEdit(before: source, after: text.contents)
    }

    private func place(of tag: String) throws(RepairObstacle) -> Int {
        guard let index = folder.migrations.firstIndex(where: { $0.tag == tag }) else {
            throw .unknownTarget(.tag(tag))
        }
        return index
    }

    private func times(of rows: [LedgerRow]) -> [UnixMilliseconds] {
        rows.compactMap { if case .at(let when) = $0.createdAt { when } else { nil } }
    }
}

extension LedgerRow {
    fileprivate func at(_ when: UnixMilliseconds) -> LedgerRow {
        LedgerRow(id: id, hash: hash, createdAt: .at(when), name: name, appliedAt: appliedAt)
    }
}
