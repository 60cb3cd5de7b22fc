package import Postgres
package import Verification

extension Workspace {
    /// The same on a copy of the database, on a server of our own that is stopped at the end, whatever becomes of it.
    ///
    /// The database itself is only read: by pg_dump, and for the rows that come along.
    ///
    /// - Parameters:
    ///   - plan: What would be applied.
    ///   - target: The database, as pg_dump is told of it.
    ///   - rows: How many rows of each table come along, besides those that they refer to; none for 0.
    ///   - database: The same database.
    ///   - limits: ``dryRunLimits`` by default.
    ///   - tell: Is told what happens, on the connection's thread.
    /// - Returns: What was seen, with what was copied; nothing was run where a statement cannot run in a transaction.
    /// - Throws: Why there is no copy.
    package func dryRun(
        _ plan: ApplyPlan, onCopyOf target: ConnectionTarget, rows: Int, in database: some DatabaseAccess,
        limits: SessionLimits? = nil, tell: @escaping @Sendable (ApplyEvent) -> Void = { _ in }
    ) async throws(WorkspaceError) -> DryRunReport {
        let (statements, obstacles) = (plan.statements, plan.refusals.filter { !$0.obstacle.allowsScratch })
        guard obstacles.isEmpty, !statements.isEmpty else {
            var report = DryRunReport()
            (report.obstacles, report.place) = (obstacles, .scratch)
            return report
        }
        return try await withScratch { scratch throws(WorkspaceError) in
            do {
                let source = try await database.connection()
                let (copy, copied) = try await ScratchCopy(
                    scratch: scratch, target: target, rowLimit: rows, statements: statements,
                    limits: self.limits, tell: tell
                ).make(of: source)
                var report = try await run(statements, in: copy, limits ?? Self.dryRunLimits, tell)
                await copy.close()
                (report.place, report.copy) = (.scratch, copied)
                return report
            } catch let failure as WorkspaceError.ReplayFailure {
                throw .noScratch(failure)
            } catch is CancellationError {
                throw WorkspaceError(ScratchCopy.stopped, of: database.display)
            } catch {
                throw WorkspaceError(error, of: database.display)
            }
        }
    }
}

extension ScratchCopy {
    /// Somebody has stopped it.
    fileprivate static var stopped: PostgresError {
        PostgresError(kind: .cancelled(.byUser), message: "the copy was stopped")
    }
}
