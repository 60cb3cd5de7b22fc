package import SQL

/// What the server made of one ``Batch``.
package struct BatchAnswer: Sendable {
    /// One for each statement that succeeded, in order; fewer than asked when `error` is set.
    package let results: [RowSet]
    /// Why the batch ended early, or why nothing was sent.
    package let error: PostgresError?
    package internal(set) var cost: Cost
    /// Whether the batch's premise was true; it is if there is none.
    package let isPremiseTrue: Bool

    package init(results: [RowSet], error: PostgresError?, cost: Cost, isPremiseTrue: Bool = true) {
        (self.results, self.error, self.cost) = (results, error, cost)
        self.isPremiseTrue = isPremiseTrue
    }

    /// All results.
    ///
    /// - Throws: The error, if there was one, whatever succeeded before it.
    package func get() throws(PostgresError) -> [RowSet] {
        if let error { throw error }
        return results
    }
}

/// What one answer cost.
package struct Cost: Hashable, Sendable {
    /// From the server to us, before encryption, computed from the protocol's message formats.
    package var bytes: ByteCount
    /// From us to the server, in the same way.
    package var sent: ByteCount
    /// How often we waited for the server.
    ///
    /// Batches that travelled together waited once, which the first one carries.
    package var roundTrips: Int
    /// From handing over the whole pipeline until this batch was answered.
    package var duration: Duration

    /// In how many segments, where it was TCP; like the round trips, the first batch carries those of all.
    package var segments: Segments?

    package init(
        bytes: ByteCount, sent: ByteCount = .zero, roundTrips: Int, duration: Duration,
        segments: Segments? = nil
    ) {
        (self.bytes, self.sent) = (bytes, sent)
        (self.roundTrips, self.duration, self.segments) = (roundTrips, duration, segments)
    }

    package static let none = Cost(bytes: .zero, roundTrips: 0, duration: .zero)

    /// The cost of both, when they travelled in one pipeline; the longer duration counts.
    package static func + (left: Cost, right: Cost) -> Cost {
        var both = left.followed(by: right)
        both.duration = max(left.duration, right.duration)
        return both
    }

    /// The cost of both, when the second began after the first had ended.
    package func followed(by other: Cost) -> Cost {
        Cost(
            bytes: bytes + other.bytes, sent: sent + other.sent, roundTrips: roundTrips + other.roundTrips,
            duration: duration + other.duration, segments: .sum(segments, other.segments))
    }

    /// What was spent since so much was.
    package func since(_ earlier: Cost) -> Cost {
        Cost(
            bytes: bytes - earlier.bytes, sent: sent - earlier.sent,
            roundTrips: roundTrips - earlier.roundTrips, duration: duration - earlier.duration,
            segments: .difference(segments, since: earlier.segments))
    }
}

extension Sequence where Element == BatchAnswer {
    /// What the whole round trip cost.
    package var cost: Cost { reduce(.none) { $0 + $1.cost } }
}
