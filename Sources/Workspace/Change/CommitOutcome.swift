package import Postgres
package import Rows
package import Verification

/// What became of a commit of what was staged.
package enum CommitOutcome: Equatable, Sendable {
    case committed(CommittedChanges, in: Duration)
    /// Nothing was changed, but for what ``ChangeRefusal/inDoubt(_:reason:)`` says; whom it waited for, where it did.
    case refused(ChangeRefusal, blockers: [Blocker])
}

extension DatabaseAccess {
    /// Commits everything that is staged, or nothing of it, in a session of its own.
    ///
    /// - Parameters:
    ///   - changes: What is staged.
    ///   - tell: Told whom it waits for, long before it gives up; none once it goes on.
    /// - Returns: What became of it.
    /// - Throws: The server's ``PostgresError`` where it is not about an entry, such as a connection that is lost.
    package func commit(
        _ changes: ChangeSet, tell: @escaping @Sendable ([Blocker]) -> Void = { _ in }
    ) async throws -> CommitOutcome {
        try await inOwnSession({ if case .waits(let blockers) = $0 { tell(blockers) } }) {
            connection, watch in
            let start = ContinuousClock.now
            do {
                let done = try await connection.commit(changes)
                return .committed(done, in: start.duration(to: .now))
            } catch let refusal as ChangeRefusal {
                return .refused(refusal, blockers: watch.blockers)
            }
        }
    }
}
