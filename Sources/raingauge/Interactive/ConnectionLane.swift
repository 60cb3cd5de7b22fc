import Postgres
import Rows

/// One of the connections, with the limits that hold for what is asked on it.
struct ConnectionLane: BatchRunner {
    let connections: Connections
    let lane: Connections.Lane
    let limits: SessionLimits

    func answer(_ batch: Batch) async throws -> BatchAnswer { try await run([batch])[0] }

    /// Runs the batches in one round trip.
    ///
    /// A batch that has limits of its own keeps them.
    func run(_ batches: [Batch]) async throws(PostgresError) -> [BatchAnswer] {
        try await connections.run(batches.map { $0.limited(limits) }, on: lane)
    }
}

extension Batch {
    /// With these limits, unless it has its own.
    func limited(_ limits: SessionLimits) -> Batch {
        var copy = self
        if limits != .standard, self.limits == .standard { copy.limits = limits }
        return copy
    }
}
