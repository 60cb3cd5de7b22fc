extension RepairObstacle {
    /// Why there is no plan, in one sentence.
    package var sentence: String {
        switch self {
        case .noTarget(let kind): "`\(kind.rawValue)` needs to be told what it is about."
        case .surplusTarget(let kind, let target):
            kind.mostTargets == 0
                ? "`\(kind.rawValue)` needs no target, and \(target) is one."
                : "`\(kind.rawValue)` is about one thing at a time, and \(target) is one more."
        case .unknownTarget(.tag(let tag)): "There is no migration \(tag)."
        case .unknownTarget(.row(let id)): "There is no ledger row #\(id)."
        case .needsTag(let target): "This plan is about migrations, and \(target) is none."
        case .needsRow(let target): "This plan is about ledger rows, such as 12, and \(target) is none."
        case .noSuchFile(let tag): "The file of \(tag) is not there, so nobody knows its hash."
        case .alreadyApplied(let tag): "\(tag) is recorded already."
        case .notApplied(let tag): "\(tag) has no row in the ledger."
        case .notEdited(let tag): "\(tag) is what was applied; there is nothing to accept."
        case .nothingToAccept(let tag, let state):
            "\(tag) is \(state.word), so nothing was applied that could be accepted."
        case .nothingReached(let words): "No migration has everything here up to it. \(words)"
        case .nothingReplaced: "Every ledger row has a file, so there is nothing that was replaced."
        case .onlyForJournals(.relink):
            "Drizzle 1.0 takes several lines of snapshots; only a journal needs one chain."
        case .onlyForJournals: "Drizzle 1.0 goes by names and not by times; this plan is for a journal."
        case .noTime(let target): "Nothing says which time \(target) should have."
        case .ledgerUnreadable(let reason): reason
        case .ledgerElsewhere(let location): "There is no \(location), but ledgers in other places."
        case .ledgerOfOthers(let kind, let location):
            "No row of \(location) belongs to this folder, so `\(kind.rawValue)` would change another project's ledger, or follow it."
        case .noLedger(let kind): "There is no ledger yet for `\(kind.rawValue)` to change."
        case .ledgerInUse(let count):
            "The ledger has \(count == 1 ? "a row" : "\(count) rows") already, so this database is adopted."
        case .rowWithoutID: "The row has no id by which it could be told from others."
        case .folderUnusable(let reason): reason
        case .journalUnreadable(let path, let reason): "\(path) cannot be changed: \(reason)."
        case .chainIsSound: "The snapshots are one chain, or an id is there twice; there is nothing to link."
        case .snapshotUnreadable(let path): "\(path) cannot be changed."
        case .nothingToMove(let target): "\(target) already has the time that it would get."
        }
    }

    /// What to do instead.
    package var remedy: String? {
        switch self {
        case .noTarget, .needsTag, .needsRow, .unknownTarget:
            "`raingauge status` lists the migrations and the rows."
        case .noLedger, .ledgerInUse: "`raingauge repair` lists the plans that apply."
        case .ledgerOfOthers:
            "Give this project a ledger of its own, with `migrations` in its configuration, or name the right folder. Rows that really are nobody's are deleted with SQL."
        case .nothingReached:
            "`raingauge repair adopt TAG` takes everything up to TAG for applied all the same."
        case .ledgerElsewhere: "Name its schema and table in the configuration, under `migrations`."
        case .surplusTarget, .noSuchFile, .alreadyApplied, .notApplied, .notEdited, .nothingToAccept,
            .nothingReplaced, .onlyForJournals, .noTime,
            .ledgerUnreadable, .rowWithoutID, .folderUnusable, .journalUnreadable, .chainIsSound,
            .snapshotUnreadable, .nothingToMove:
            nil
        }
    }
}
