import Drizzle

/// Plans that change nothing but the ledger.
extension RepairPlanner {
    /// Writes the rows that Drizzle would have written; a row that has the SQL under another name or time gets the right one.
    func markApplied(_ tags: [String]) throws(RepairObstacle) -> Draft {
        let table = try table(for: .markApplied)
        var changes: [RowChange] = []
        for tag in tags { changes.append(try recording(of: tag, in: table)) }
        return Draft(
            sentence: "Records \(tags.inFull) as applied, without running any SQL.",
            cautions: evidence.cautions(for: tags), changes: changes)
    }

    /// Records migrations, and deletes the rows without a file that are older than whatever else is applied.
    func squash(_ tags: [String]) throws(RepairObstacle) -> Draft {
        let table = try table(for: .squash)
        var changes: [RowChange] = []
        for tag in tags { changes.append(try recording(of: tag, in: table)) }
        let rows = replacedRows
        guard !rows.isEmpty else { throw .nothingReplaced }
        for row in rows { changes.append(try removal(of: row)) }
        let numbers = rows.map { $0.id.map { "#\($0)" } ?? "without id" }
        return Draft(
            sentence:
                "Records \(tags.inFull) as applied and deletes \(rows.count == 1 ? "row" : "rows") \(numbers.inFull), whose files it replaces.",
            cautions: evidence.cautions(for: tags) + [
                "A row without a file may also belong to another branch, which then has to be applied again."
            ],
            changes: changes)
    }

    /// The rows without a file, up to the first one that has one.
    private var replacedRows: [LedgerRow] {
        let known = status.entries.filter { $0.migration != nil }.compactMap(\.row?.createdAt.moment)
        let limit = known.min()
        return status.entries.filter { $0.state == .unknown }.compactMap(\.row).filter { row in
            guard let limit, let moment = row.createdAt.moment else { return true }
            return moment < limit
        }
    }

    private func recording(of tag: String, in table: LedgerTable) throws(RepairObstacle) -> RowChange {
        let entry = try entry(tag)
        guard let migration = entry.migration else { throw .unknownTarget(.tag(tag)) }
        let row = try row(for: migration, in: table.era)
        guard let old = entry.row else { return .insert(row) }
        guard entry.reason.isRecordedOtherwise else { throw .alreadyApplied(tag: tag) }
        guard old.id != nil else { throw .rowWithoutID }
        let new = LedgerRow(
            id: old.id, hash: old.hash, createdAt: row.createdAt, name: row.name ?? old.name,
            appliedAt: old.appliedAt)
        return .update(from: old, to: new)
    }

    /// The row that Drizzle's migrator writes, with the name where the ledger has one.
    func row(for migration: Migration, in era: Era) throws(RepairObstacle) -> LedgerRow {
        guard let content = migration.content else { throw .noSuchFile(tag: migration.tag) }
        guard let when = migration.when else { throw .noTime(.tag(migration.tag)) }
        return LedgerRow(
            id: nil, hash: content.hash, createdAt: .at(when),
            name: era == .folders ? migration.nameForFolders : nil)
    }

    func markPending(_ tags: [String]) throws(RepairObstacle) -> Draft {
        _ = try table(for: .markPending)
        var changes: [RowChange] = []
        for tag in tags {
            guard let row = try entry(tag).row else { throw .notApplied(tag: tag) }
            changes.append(try removal(of: row))
        }
        return Draft(
            sentence: "Deletes the ledger rows of \(tags.inFull); what their SQL did stays in the database.",
            cautions: tags.allSatisfy { evidence.presence(of: $0) == .nothing }
                ? [] : ["Running such a migration again fails where what it makes is already there."],
            changes: changes)
    }

    func acceptEdit(_ tags: [String]) throws(RepairObstacle) -> Draft {
        _ = try table(for: .acceptEdit)
        var changes: [RowChange] = []
        for tag in tags {
            let entry = try entry(tag)
            guard entry.state == .edited, let old = entry.row, let content = entry.migration?.content else {
                throw entry.isApplied ? .notEdited(tag: tag) : .nothingToAccept(tag: tag, entry.state)
            }
            guard old.id != nil else { throw .rowWithoutID }
            let new = LedgerRow(
                id: old.id, hash: content.hash, createdAt: old.createdAt, name: old.name,
                appliedAt: old.appliedAt)
            changes.append(.update(from: old, to: new))
        }
        return Draft(
            sentence: "Takes the file of \(tags.inFull) as it is now for what was applied.",
            cautions: [
                "Drizzle never compares hashes, so only raingauge's judgement changes; the edit itself is not run."
            ],
            changes: changes)
    }

    func removeRows(_ targets: [RepairTarget]) throws(RepairObstacle) -> Draft {
        guard !targets.isEmpty else { throw .noTarget(.removeRow) }
        _ = try table(for: .removeRow)
        var changes: [RowChange] = []
        for target in targets {
            guard case .row(let id) = target else { throw .needsRow(target) }
            guard let row = try entry(id).row else { throw .unknownTarget(target) }
            changes.append(try removal(of: row))
        }
        return Draft(
            sentence:
                "Deletes \(targets.count == 1 ? "row" : "rows") \(targets.map(\.description).inFull) of the ledger.",
            cautions: [
                "A row without a file may belong to another branch, which then has to be applied again."
            ],
            changes: changes)
    }

    private func removal(of row: LedgerRow) throws(RepairObstacle) -> RowChange {
        guard row.id != nil else { throw .rowWithoutID }
        return .delete(row)
    }

    /// Records everything up to a migration in a ledger that is empty or not there yet.
    func adopt(_ targets: [RepairTarget]) throws(RepairObstacle) -> Draft {
        if let problem = folder.problems.first(where: \.stopsDrizzle) {
            throw .folderUnusable(problem.sentence)
        }
        let migrations = try adopted(targets)
        var changes: [RowChange] = []
        let era: Era
        switch status.ledger {
        case .absent:
            era = folder.era ?? .journal
            changes.append(.create(era))
        case .table, .elsewhere, .unreadable:
            let table = try table(for: .adopt)
            guard table.rows.isEmpty else { throw .ledgerInUse(table.rows.count) }
            era = table.era
        }
        for migration in migrations { changes.append(.insert(try row(for: migration, in: era))) }
        let last = migrations.last?.tag ?? ""
        return Draft(
            sentence: migrations.count == 1
                ? "Records \(last) as applied in a database that Drizzle has not seen yet."
                : "Records the first \(migrations.count) migrations, up to \(last), as applied in a database that Drizzle has not seen yet.",
            cautions: evidence.cautions(for: migrations.map(\.tag)), changes: changes)
    }

    /// Without a target up to the newest with which everything is there.
    private func adopted(_ targets: [RepairTarget]) throws(RepairObstacle) -> [Migration] {
        let reached = targets.isEmpty ? try reachedTarget() : nil
        guard let target = targets.first ?? reached else { throw .noTarget(.adopt) }
        guard case .tag(let tag) = target else { throw .needsTag(target) }
        guard let index = folder.migrations.firstIndex(where: { $0.tag == tag }) else {
            throw .unknownTarget(target)
        }
        return Array(folder.migrations[...index])
    }

    /// Where nobody looked, the first one, which is what `drizzle-kit pull` writes.
    private func reachedTarget() throws(RepairObstacle) -> RepairTarget? {
        guard let landing = evidence.landing, !landing.ahead.isEmpty else {
            return folder.migrations.first.map { .tag($0.tag) }
        }
        if let sound = landing.reach.sound { return .tag(sound) }
        throw .nothingReached(
            landing.reach.farthest?.words ?? landing.ahead[0].presenceSentence.firstUppercased + ".")
    }
}

extension LedgerRow.CreatedAt {
    /// `nil` for what is no time.
    var moment: UnixMilliseconds? { if case .at(let moment) = self { moment } else { nil } }
}

extension String {
    /// As the beginning of a sentence.
    fileprivate var firstUppercased: String { prefix(1).uppercased() + dropFirst() }
}

extension Migration {
    /// The name that Drizzle 1.0 knows it by: the folder's, or the one that `drizzle-kit up` will give it.
    var nameForFolders: String? {
        switch origin {
        case .folder: tag
        case .journal(let entry): entry.folderName
        case .fileOnly: nil
        }
    }
}

extension [String] {
    /// All of them, however many, because a plan names everything it touches.
    var inFull: String {
        count < 2 ? joined() : "\(dropLast().joined(separator: ", ")) and \(self[count - 1])"
    }
}

extension StatusReason {
    /// Whether its SQL is recorded under another time or name than it has.
    fileprivate var isRecordedOtherwise: Bool {
        switch self {
        case .recordedAt, .recordedAs, .recordedWithoutName: true
        case .recorded, .notRecorded, .olderThanNewest, .noTime, .hashDiffers, .onlyLineEndingsDiffer,
            .noFile,
            .fileUnreadable, .noMigrationForRow, .rowWithoutName, .repeats, .notInJournal, .journalUnreadable,
            .ledgerUnreadable:
            false
        }
    }
}
