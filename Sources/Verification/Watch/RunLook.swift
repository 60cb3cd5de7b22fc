package import Drizzle
package import Postgres
import SQL

/// What to look for, time and again: worked out once, when a watch begins.
package struct RunLook: Equatable, Sendable {
    package let location: LedgerLocation
    private let finder: PieceFinder
    private let pending: [Pending]

    private struct Pending: Equatable, Sendable {
        let tag: String
        let hash: String
        let isAwaited: Bool
    }

    /// - Parameters:
    ///   - steps: What is not applied yet.
    ///   - skipped: Those of them that Drizzle passes over: somebody may run them, and nobody waits for that.
    ///   - location: Of the ledger.
    package init(_ steps: [ApplyStep], skipped: Set<String> = [], in location: LedgerLocation) {
        (self.location, finder) = (location, PieceFinder(steps))
        pending = steps.map {
            Pending(tag: $0.tag, hash: $0.hash, isAwaited: !skipped.contains($0.tag))
        }
    }

    /// The sessions, how far they are, and the ledger: one round trip.
    ///
    /// The first has to be answered; the others may fail for want of a ledger, or on an old server.
    package var batches: [Batch] {
        let question = RunQuestion(location)
        return [
            Batch([question.sessions, question.locks]), Batch(question.progress),
            Batch(LedgerReading(location).rows),
        ]
    }

    /// What the answers say; throws why the first of them is none.
    package func report(_ answers: [BatchAnswer]) throws(PostgresError) -> RunReport {
        let found = try answers[0].get()
        let runs = RunQuestion.runs(
            sessions: found[0], locks: found[1], progress: answers[1].results.first, finder)
        let rows = answers[2].results.first.map(LedgerReading(location).rows) ?? []
        let hashes = Set(rows.map(\.hash))
        return RunReport(
            runs: runs, landed: pending.filter { hashes.contains($0.hash) }.map(\.tag),
            pending: pending.filter { $0.isAwaited && !hashes.contains($0.hash) }.map(\.tag))
    }
}
