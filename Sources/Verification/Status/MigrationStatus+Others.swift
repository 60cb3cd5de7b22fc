import Drizzle

extension MigrationStatus {
    /// Whether the ledger has rows and none of them is of this folder, by its time, its name or its SQL.
    ///
    /// It then is another project's, the folder is another one than the database's, or all of its files were written anew.
    package var isLedgerOfOthers: Bool {
        nextRun.warnings.contains { if case .ledgerOfOthers = $0 { true } else { false } }
    }
}

extension Rules {
    /// How many rows there are, where none of them is of this folder.
    func rowsOfOthers(_ verdicts: [Verdict]) -> Int? {
        guard case .table(let table) = ledger, !table.rows.isEmpty, verdicts.allSatisfy({ $0.row == nil }),
            leftoverLines.allSatisfy({ $0.reason.isOfOthers })
        else { return nil }
        return table.rows.count
    }
}

extension StatusReason {
    fileprivate var isOfOthers: Bool { self == .noMigrationForRow || self == .rowWithoutName }
}
