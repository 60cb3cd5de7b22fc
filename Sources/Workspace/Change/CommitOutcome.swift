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
    /// Commits everything that is staged, or nothing of it, in a session of its own, since triggers may change a session.
    ///
    /// Meanwhile another one looks whom it waits for: this one may have to wait for the same lock.
    ///
    /// - Throws: The server's ``PostgresError`` where it is not about an entry, such as a connection that is lost.
    package func commit(_ changes: ChangeSet) async throws -> CommitOutcome {
        let own = try await self.connection()
        async let second = try? own.another()
        let connection = try await own.another()
        let observer = await second
        let start = ContinuousClock.now
        let outcome: Result<CommitOutcome, any Error>
        do {
            let done: CommitOutcome = try await BlockerWatch.around(connection, from: observer ?? own) {
                watch in
                do {
                    let done = try await connection.commit(changes)
                    return .committed(done, in: start.duration(to: .now))
                } catch let refusal as ChangeRefusal {
                    return .refused(refusal, blockers: watch.blockers)
                }
            }
            outcome = .success(done)
        } catch {
            outcome = .failure(error)
        }
        await connection.close()
        await observer?.close()
        return try outcome.get()
    }
}
