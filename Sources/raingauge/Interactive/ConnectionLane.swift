import Postgres
import Workspace

/// One of the connections, as questions are asked on it.
struct ConnectionLane: DatabaseAccess {
    let connections: Connections
    let lane: Connections.Lane

    var display: String { connections.target.display }

    func run(_ batches: [Batch]) async throws(PostgresError) -> [BatchAnswer] {
        try await connections.run(batches, on: lane)
    }

    func connection() async throws(PostgresError) -> Connection {
        try await connections.connection(for: lane)
    }
}
