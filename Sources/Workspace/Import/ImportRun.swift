import Catalog
package import Postgres
package import Rows
package import SQL
import Synchronization
package import Verification

/// How far an import has come.
package struct ImportProgress: Equatable, Sendable {
    package let rows: Int
    /// Of the file, packed as it is.
    package let read: ByteCount
    package let size: ByteCount

    package init(rows: Int, read: ByteCount, size: ByteCount) {
        (self.rows, self.read, self.size) = (rows, read, size)
    }
}

/// What was imported.
package struct ImportReport: Equatable, Sendable {
    package let rows: Int
    package let duration: Duration

    package init(rows: Int, duration: Duration) { (self.rows, self.duration) = (rows, duration) }
}

/// What is told of an import while it runs.
package enum ImportEvent: Equatable, Sendable {
    case progressed(ImportProgress)
    /// Somebody holds what it needs.
    case waits(for: [Blocker])
}

extension DatabaseAccess {
    /// Copies a file into a table, in one transaction of a session of its own, or nothing of it.
    ///
    /// - Parameters:
    ///   - plan: What was seen; a file that has other columns meanwhile is refused.
    ///   - tell: How far it has come, for each piece of some 64 kB, and whom it waits for.
    /// - Returns: What was imported.
    /// - Throws: ``ImportRefusal``, or the server's ``PostgresError`` where it is about no row.
    package func importRows(
        _ plan: ImportPlan, tell: @escaping @Sendable (ImportEvent) -> Void
    ) async throws -> ImportReport {
        let start = ContinuousClock.now
        let rows = try await inOwnSession({
            if case .waits(let blockers) = $0 { tell(.waits(for: blockers)) }
        }) {
            connection, watch in
            do { return try await connection.load(plan, tell) } catch let error as PostgresError
                where error.isAboutContents
            {
                let place = CopyPlace(error, in: plan.source.relation.name.name, plan.columns.map(\.name))
                throw ImportRefusal.server(
                    error, line: place.flatMap { plan.fileLine(ofRow: $0.line) }, column: place?.column,
                    blockers: watch.blockers)
            }
        }
        return ImportReport(rows: rows, duration: start.duration(to: .now))
    }
}

extension Connection {
    fileprivate func load(
        _ plan: ImportPlan, _ tell: @escaping @Sendable (ImportEvent) -> Void
    ) async throws -> Int {
        let lock = SQL.ownTransactionLock
        // The answer to a COMMIT that gets lost takes the number along.
        let count = Mutex(0)
        do {
            return try await loading(.commit, lock: lock) { session in
                let source = try LoadedFile(plan)
                let rows = try session.copy(plan.statement) {
                    let piece = try source.next()
                    tell(.progressed(source.progress))
                    return piece
                }
                count.withLock { $0 = rows }
                return rows
            }
        } catch let doubt as CommitInDoubt {
            switch await fate(of: doubt, after: lock) {
            case .committed: return count.withLock(\.self)
            case .aborted: throw doubt.loss
            case .unknown(let reason): throw ImportRefusal.inDoubt(doubt.transaction, reason: reason)
            }
        } catch let error as ImportError {
            throw ImportRefusal.contents(error)
        }
    }
}

/// The rows of a file on their way, in pieces as COPY takes them.
private final class LoadedFile {
    private let plan: ImportPlan
    private let bytes: ImportBytes
    private var reader: RecordReader
    private var rows = 0

    init(_ plan: ImportPlan) throws {
        self.plan = plan
        let bytes = try ImportBytes(plan.file)
        self.bytes = bytes
        reader = RecordReader(plan.file.form) { try bytes.next() }
        try reader.readNames(expecting: plan.names)
    }

    var progress: ImportProgress {
        ImportProgress(rows: rows, read: ByteCount(bytes.position), size: ByteCount(bytes.size))
    }

    func next() throws -> [UInt8]? {
        var lines: [UInt8] = []
        lines.reserveCapacity(80_000)
        while lines.count < 65_536, try reader.next() {
            plan.append(reader.record, to: &lines)
            rows += 1
        }
        return lines.isEmpty ? nil : lines
    }
}

extension ImportPlan {
    /// Where a row of the file begins, which is counted from 1; reads the file up to there.
    fileprivate func fileLine(ofRow row: Int) -> Int? {
        guard let bytes = try? ImportBytes(file) else { return nil }
        var reader = RecordReader(file.form) { try bytes.next() }
        do {
            try reader.readNames(expecting: names)
            for _ in 0..<row { guard try reader.next() else { return nil } }
        } catch {
            return nil
        }
        return reader.record.line
    }
}
