import Postgres
import Synchronization

/// A connection, with the number of batches of every round trip that was made over it.
final class CountedAccess: DatabaseAccess {
    private let opened: Connection
    private let sizes = Mutex<[Int]>([])

    init(_ connection: Connection) { opened = connection }

    var trips: [Int] { sizes.withLock(\.self) }

    var display: String { opened.display }

    func run(_ batches: [Batch]) async throws(PostgresError) -> [BatchAnswer] {
        sizes.withLock { $0.append(batches.count) }
        return await opened.run(batches)
    }

    func connection() -> Connection { opened }
}
