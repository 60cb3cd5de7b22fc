import SQL

/// The shape of `raingauge dry-run --format json`.
extension DryRunReport: Encodable {
    private enum Key: String, CodingKey {
        case place, good, statements, locks, stops, refused, transaction, copy, fate = "rolled_back"
    }

    package func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(place.rawValue, forKey: .place)
        try json.encode(isGood, forKey: .good)
        try json.encode(observations.map(EncodedObservation.init), forKey: .statements)
        try json.encode(holds.map(EncodedHold.init), forKey: .locks)
        try json.encode(failure, forKey: .stops)
        try json.encode(obstacles.map(EncodedRefusal.init), forKey: .refused)
        try json.encode(transaction, forKey: .transaction)
        try json.encode(fate.rawValue, forKey: .fate)
        try json.encodeIfPresent(copy.map(EncodedCopy.init), forKey: .copy)
    }
}

private struct EncodedObservation: Encodable {
    let tag: String
    let line: Int
    let statement: String
    let microseconds: Int
    let locks: [String: String]
    let rewritten: [String]
    let scanned: [String]
    let inserted: Int
    let updated: Int
    let deleted: Int
    let notices: [String]

    init(_ seen: Observation) {
        (tag, line, statement) = (seen.statement.tag, seen.statement.line, seen.statement.title)
        microseconds = seen.duration.microseconds
        locks = Dictionary(seen.locks.map { ($0.relation.description, $0.level.name) }) { $1 }
        (rewritten, scanned) = (seen.rewritten.map(\.description), seen.scanned.map(\.description))
        (inserted, updated, deleted) = (seen.rows.inserted, seen.rows.updated, seen.rows.deleted)
        notices = seen.notices
    }
}

private struct EncodedHold: Encodable {
    let relation: String
    let lock: String
    let microseconds: Int

    init(_ hold: DryRunReport.Hold) {
        (relation, lock) = (hold.relation.description, hold.level.name)
        microseconds = hold.duration.microseconds
    }
}

private struct EncodedRefusal: Encodable {
    let tag: String
    let line: Int
    let statement: String
    let reason: String

    init(_ refused: DryRunReport.Refused) {
        (tag, line) = (refused.statement.tag, refused.statement.line)
        (statement, reason) = (refused.statement.title, refused.obstacle.reason)
    }
}

private struct EncodedCopy: Encodable {
    let server: String
    let original: String
    let rows: [String: Int]
    let samples: [String]
    let gaps: [EncodedGap]

    init(_ copy: CopiedDatabase) {
        (server, original) = (copy.server, copy.original)
        rows = Dictionary(copy.tables.map { ($0.name.description, $0.rows) }) { first, _ in first }
        samples = copy.tables.filter(\.isSample).map(\.name.description)
        gaps = copy.gaps.map { EncodedGap(what: $0.what, reason: $0.reason) }
    }
}

private struct EncodedGap: Encodable {
    let what: String
    let reason: String
}

extension Duration {
    /// Rounded down.
    var microseconds: Int {
        Int(components.seconds) * 1_000_000 + Int(components.attoseconds / 1_000_000_000_000)
    }
}
