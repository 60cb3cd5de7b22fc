import Postgres
import Verification

extension RepairPlan {
    /// Runs the plan: the only place at which this program makes a transaction that writes.
    ///
    /// The files are put in place while the transaction is open and before it is committed; where that fails, or
    /// COMMIT does, the old contents come back.
    ///
    /// - Parameter connection: To the database that the plan was made for; no statement takes longer than its limits.
    /// - Returns: What was changed.
    /// - Throws: ``RepairRefusal`` when something is not as it was, or the server's error; then nothing was changed.
    func run(on connection: Connection) async throws -> RepairReport {
        let swap = FileSwap(files)
        guard needsLedger else {
            try swap.stage()
            do { try swap.putInPlace() } catch {
                try swap.takeBack()
                throw error
            }
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
        } catch {
            try swap.takeBack()
            throw error
        }
        return RepairReport(self)
    }
}
