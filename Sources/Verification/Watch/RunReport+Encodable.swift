import SQL

/// The shape of a line of `raingauge watch --format json`.
extension RunReport: Encodable {
    private enum Key: String, CodingKey { case runs, landed, pending }

    package func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(runs, forKey: .runs)
        try json.encode(landed, forKey: .landed)
        try json.encode(pending, forKey: .pending)
    }
}

extension RunSighting: Encodable {
    private enum Key: String, CodingKey {
        case session, migration, piece, of, line, statement, runningMilliseconds = "running_ms"
        case openMilliseconds = "open_ms", phase, share, locks, awaits, waitsFor = "waits_for", holdsUp =
            "holds_up"
    }

    package func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(session, forKey: .session)
        try json.encodeIfPresent(place?.tag, forKey: .migration)
        try json.encodeIfPresent(place?.number, forKey: .piece)
        try json.encodeIfPresent(place?.count, forKey: .of)
        try json.encodeIfPresent(place?.line, forKey: .line)
        try json.encodeIfPresent(place?.title, forKey: .statement)
        try json.encodeIfPresent(running.map { $0.microseconds / 1000 }, forKey: .runningMilliseconds)
        try json.encodeIfPresent(open.map { $0.microseconds / 1000 }, forKey: .openMilliseconds)
        try json.encodeIfPresent(progress?.phase, forKey: .phase)
        try json.encodeIfPresent(progress?.share, forKey: .share)
        try json.encode(locks.map(EncodedLock.init), forKey: .locks)
        try json.encodeIfPresent(awaits.map(EncodedLock.init), forKey: .awaits)
        try json.encode(waitsFor, forKey: .waitsFor)
        try json.encode(holdsUp, forKey: .holdsUp)
    }
}

private struct EncodedLock: Encodable {
    let table: String
    let lock: String

    init(_ lock: RelationLock) { (table, self.lock) = (lock.relation.description, lock.level.name) }
}
