import Drizzle

/// Everything a person should know before Drizzle runs, the gravest first.
struct Warnings {
    let rules: Rules
    let verdicts: [Verdict]
    let rights: LedgerRights?
    let now: UnixMilliseconds

    var all: [NextRun.Warning] {
        ledgerPlaces + nullTimes + eras + (isJournal ? future + order : []) + session
    }

    private var isJournal: Bool { rules.folder.era == .journal }

    private var ledgerPlaces: [NextRun.Warning] {
        switch rules.ledger {
        case .elsewhere(let configured, let found): [.ledgerElsewhere(configured: configured, found: found)]
        case .table(let table) where !table.others.isEmpty:
            others(in: table) + [.severalLedgers([table.location] + table.others)]
        case .table(let table): others(in: table)
        case .absent, .unreadable: []
        }
    }

    private func others(in table: LedgerTable) -> [NextRun.Warning] {
        rules.rowsOfOthers(verdicts).map { [.ledgerOfOthers(table.location, rows: $0)] } ?? []
    }

    /// What would stop Drizzle if it came as this role to this server.
    private var session: [NextRun.Warning] {
        guard let rights else { return [] }
        if rights.isStandby { return [.standby] }
        return rights.canCreateSchemas
            ? [] : [.cannotCreateSchemas(role: rights.role, database: rights.database)]
    }

    private var nullTimes: [NextRun.Warning] {
        guard isJournal, let row = rules.ceiling.row, row.createdAt == .null else { return [] }
        return [.everythingPending(rowID: row.id)]
    }

    private var eras: [NextRun.Warning] {
        var warnings: [NextRun.Warning] = []
        if case .mixed = rules.folder.layout { warnings.append(.mixedLayouts) }
        if rules.isUpgrade { warnings.append(.ledgerWillBeUpgraded) }
        guard rules.ledger.era == .folders else { return warnings }
        if isJournal { warnings.append(.ledgerIsNewer) }
        let nameless = rules.ledger.rows.count { $0.name == nil }
        if !isJournal, nameless > 0 { warnings.append(.rowsWithoutName(count: nameless)) }
        return warnings
    }

    private var future: [NextRun.Warning] {
        let entries = verdicts.compactMap { verdict -> NextRun.Warning? in
            guard let when = verdict.migration.when, when.isInFuture(at: now) else { return nil }
            return .futureTime(tag: verdict.migration.tag, when)
        }
        let known = Set(verdicts.compactMap(\.migration.when))
        let rows = rules.ledger.rows.compactMap { row -> NextRun.Warning? in
            guard case .at(let when) = row.createdAt, when.isInFuture(at: now), !known.contains(when) else {
                return nil
            }
            return .futureRow(rowID: row.id, when)
        }
        return entries + rows
    }

    /// Entries that run today, together with the rest, and are skipped by a database that gets them one by one.
    private var order: [NextRun.Warning] {
        var newest: (tag: String, when: UnixMilliseconds)?
        var warnings: [NextRun.Warning] = []
        for verdict in verdicts {
            guard case .journal(let entry) = verdict.migration.origin, let when = entry.when else { continue }
            if let newest, when <= newest.when, verdict.state == .pending {
                warnings.append(
                    when == newest.when
                        ? .sameTime(tag: entry.tag, as: newest.tag)
                        : .outOfOrder(tag: entry.tag, behind: newest.tag))
            }
            if newest.map({ when > $0.when }) ?? true { newest = (entry.tag, when) }
        }
        return warnings
    }
}
