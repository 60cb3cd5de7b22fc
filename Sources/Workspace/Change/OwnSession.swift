import Postgres
import Verification

extension DatabaseAccess {
    /// Does something in a session of its own, since triggers may change a session.
    ///
    /// Meanwhile another one looks whom it waits for: this one may have to wait for the same lock.
    ///
    /// - Parameters:
    ///   - tell: Told whom it waits for, and when it goes on.
    ///   - work: What is done.
    /// - Returns: What `work` returns.
    /// - Throws: What `work` throws, or why there is no session.
    func inOwnSession<Value: Sendable>(
        _ tell: @escaping @Sendable (ApplyEvent) -> Void = { _ in },
        _ work: @Sendable (Connection, BlockerWatch) async throws -> Value
    ) async throws -> Value {
        let own = try await self.connection()
        async let second = try? own.another()
        let connection = try await own.another()
        let observer = await second
        let outcome: Result<Value, any Error>
        do {
            let value = try await BlockerWatch.around(connection, from: observer ?? own, tell) { watch in
                try await work(connection, watch)
            }
            outcome = .success(value)
        } catch {
            outcome = .failure(error)
        }
        await connection.close()
        await observer?.close()
        return try outcome.get()
    }
}
