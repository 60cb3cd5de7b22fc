import Postgres
import Verification

extension RepairPlan {
    /// Runs the plan: the only place at which this program makes a transaction that writes.
    ///
    /// The files are put in place while the transaction is open and before it is committed; where that fails, or
    /// COMMIT does, the old contents come back. Where the answer to COMMIT is lost, another session is asked first.
    ///
    /// - Parameter connection: To the database that the plan was made for; no statement takes longer than its limits.
    /// - Returns: What was changed.
    /// - Throws: ``RepairRefusal`` when something is not as it was, or the server's error; then nothing was
    ///   changed, but for what ``RepairRefusal/inDoubt(_:transaction:_:reason:)`` says.
    func run(on connection: Connection) async throws -> RepairReport {
        let swap = FileSwap(files)
        do {
            let report = try await run(on: connection, swap)
            swap.finish()
            return report
        } catch let refusal as RepairRefusal where refusal.isInDoubt {
            throw refusal
        } catch {
            try swap.takeBack()
            throw error
        }
    }

    private func run(on connection: Connection, _ swap: FileSwap) async throws -> RepairReport {
        guard needsLedger else {
            try swap.stage()
            try swap.putInPlace()
            return RepairReport(self)
        }
        if connection.facts.isInHotStandby == true { throw RepairRefusal.replica }
        try swap.stage()
        do {
            _ = try await connection.transact(
                deliberation,
                decide: { try statements(after: $0) },
                confirm: {
                    try check($0)
                    try swap.putInPlace()
                })
        } catch let doubt as CommitInDoubt {
            return try await settle(doubt, on: connection, swap)
        }
        return RepairReport(self)
    }

    /// Nothing is decided about the files before the server has said what became of the transaction.
    private func settle(
        _ doubt: CommitInDoubt, on connection: Connection, _ swap: FileSwap
    ) async throws -> RepairReport {
        switch await connection.fate(of: doubt, after: waitingForLock) {
        case .committed: return RepairReport(self, wasInDoubt: true)
        case .aborted: throw doubt.loss
        case .unknown(let reason):
            throw RepairRefusal.inDoubt(
                location, transaction: doubt.transaction?.description, swap.keepOriginals(), reason: reason)
        }
    }
}

extension RepairRefusal {
    fileprivate var isInDoubt: Bool { if case .inDoubt = self { true } else { false } }
}
