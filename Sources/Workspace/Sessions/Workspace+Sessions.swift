package import Postgres

extension Workspace {
    /// A database that is connected to once it is asked something.
    package func visit(_ target: ConnectionTarget) -> Visit {
        Visit(target, limits: limits, timeout: connectTimeout, observer: observer)
    }

    /// Asks something in a session of its own, which is closed whatever comes of it.
    func visiting<Value>(
        _ target: ConnectionTarget, _ ask: (Visit) async throws(WorkspaceError) -> Value
    ) async throws(WorkspaceError) -> Value {
        let visit = visit(target)
        do {
            let value = try await ask(visit)
            await visit.close()
            return value
        } catch {
            await visit.close()
            throw error
        }
    }

    /// Asks something in one round trip.
    ///
    /// - Throws: Why the question did not reach the server, or the server did not come to an answer. What the server
    ///   itself has against a batch is in the batch's answer.
    func answers(
        to batches: [Batch], in database: some DatabaseAccess
    ) async throws(WorkspaceError) -> [BatchAnswer] {
        do throws(PostgresError) {
            let answers = try await database.run(batches)
            let errors = answers.lazy.compactMap(\.error)
            if let error = errors.first(where: { $0.kind != .server }) { throw error }
            return answers
        } catch {
            throw .server(error, of: database.display)
        }
    }
}
