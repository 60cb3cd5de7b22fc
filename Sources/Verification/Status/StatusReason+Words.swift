import Drizzle

extension StatusEntry {
    /// Why it is in its state and what Drizzle does about it, in one sentence; empty when nothing needs saying.
    package var sentence: String {
        // What the catalog has against it says the same in more words.
        let step = next == .stops && stop != nil ? "" : next.words
        let reasons = [reason.words(for: state), step].filter { !$0.isEmpty }.joined(separator: ": ")
        return [reasons, stop?.sentence(isNext: next == .stops) ?? ""].filter { !$0.isEmpty }.joined(
            separator: "; ")
    }

    /// The state, and in a word how much of it is there all the same: `pending, already there`.
    package var stateWords: String {
        switch presence {
        case .all?: "\(state.word), already there"
        case .part?: "\(state.word), partly there"
        case .nothing?, .unknown?, nil: state.word
        }
    }
}

extension StatusEntry.NextStep {
    /// The end of a sentence, empty for migrations that need nothing more.
    fileprivate var words: String {
        switch self {
        case .runs, .nothing: ""
        case .runsAgain: "Drizzle will run it again"
        case .stops: "the next run stops at it"
        case .isUndone: "the next run stops behind it and undoes it"
        case .waits: "Drizzle stops before it runs"
        }
    }
}

extension StatusReason {
    fileprivate func words(for state: MigrationState) -> String {
        switch self {
        case .recorded, .notRecorded: ""
        case .recordedAt(let time): "recorded under another time (\(time))"
        case .recordedAs(let name): "recorded under another name (\(name))"
        case .recordedWithoutName: "recorded without a name, which Drizzle 1.0 does not see"
        case .olderThanNewest(let time, let tag): Self.olderThan(time, tag)
        case .noTime: "the journal gives no usable time for it"
        case .hashDiffers(let file, let ledger): Self.hashDiffers(file, ledger)
        case .onlyLineEndingsDiffer: "only line endings or the byte order mark changed since it was applied"
        case .noFile: "the journal names it, but its file is not there: Drizzle will run nothing"
        case .fileUnreadable: "its file cannot be read: Drizzle will run nothing"
        case .noMigrationForRow: "ledger row without a file (another branch?)"
        case .rowWithoutName: "ledger row without a name, which Drizzle 1.0 does not see"
        case .repeats(let tag): "second ledger row for \(tag)"
        case .notInJournal: "no journal entry names it: Drizzle will never run it"
        case .journalUnreadable: "the journal cannot be read, so nothing says whether it names this file"
        case .ledgerUnreadable: "the ledger cannot be read, so nothing says whether it was applied"
        }
    }

    private static func olderThan(_ time: LedgerRow.CreatedAt, _ tag: String?) -> String {
        let newest =
            tag.map { "the newest applied (\($0))" } ?? "the newest ledger row (\(time), without a file)"
        return "not newer than \(newest): Drizzle will never run it"
    }

    private static func hashDiffers(_ file: String, _ ledger: String?) -> String {
        let hashes = "hash \(file.prefix(4))… ≠ \((ledger ?? "none").prefix(4))…"
        return "file changed after it was applied (\(hashes))"
    }
}
