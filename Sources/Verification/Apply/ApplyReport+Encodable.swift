/// The shape of the last line of `raingauge migrate --yes --format json`, where it ended well.
extension ApplyReport: Encodable {
    private enum Key: String, CodingKey {
        case event, applied, migrations, upgraded, attempts, notices, inDoubt = "in_doubt", after, landed
    }

    package func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode("done", forKey: .event)
        try json.encode(true, forKey: .applied)
        try json.encode(applied.map(EncodedMigration.init), forKey: .migrations)
        try json.encode(isUpgraded, forKey: .upgraded)
        try json.encode(attempts, forKey: .attempts)
        try json.encode(notices, forKey: .notices)
        try json.encode(wasInDoubt, forKey: .inDoubt)
        try json.encode(after?.headline.text, forKey: .after)
        try json.encode(landing?.isSound, forKey: .landed)
    }
}

private struct EncodedMigration: Encodable {
    let tag: String
    let pieces: Int
    let milliseconds: Int

    init(_ migration: AppliedMigration) {
        (tag, pieces) = (migration.tag, migration.pieces)
        milliseconds = migration.duration.microseconds / 1000
    }
}
