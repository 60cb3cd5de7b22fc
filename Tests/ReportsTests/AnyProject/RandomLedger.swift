import Drizzle
import TestSupport

/// A ledger that somebody may have, beside a folder or not.
struct RandomLedger {
    let ledger: Ledger
    let rights: LedgerRights?

    init(beside migrations: [Migration], _ chance: inout Chance) {
        let place = LedgerLocation(
            schema: chance.pick(["drizzle", "drizzle", "public", "", "pg_ops", "é\"."]),
            table: chance.pick(["__drizzle_migrations", "log", "", String(repeating: "x", count: 80)]))
        let rows = Self.rows(beside: migrations, &chance)
        let table = LedgerTable(
            location: place, era: chance.pick([.journal, .folders]), rows: rows,
            others: chance.happens(10) ? [.standard] : [], hasTextTimes: chance.happens(10))
        ledger =
            switch chance.number(0...19) {
            case 0, 1: .absent(place)
            case 2: .elsewhere(place, found: [.standard, place])
            case 3: .unreadable(place, .noPrivilege(message: "permission denied for table log"))
            case 4: .unreadable(place, .failed(message: ""))
            default: .table(table)
            }
        rights =
            chance.happens(50)
            ? LedgerRights(
                canCreateSchemas: chance.happens(80), isStandby: chance.happens(10), role: "ada",
                database: "sea")
            : nil
    }

    /// Those of the folder, of other folders, and of nobody.
    private static func rows(beside migrations: [Migration], _ chance: inout Chance) -> [LedgerRow] {
        let own = migrations.prefix(chance.number(0...6)).map { migration in
            LedgerRow(
                id: 0, hash: migration.content?.hash, createdAt: migration.when.map { .at($0) } ?? .null,
                name: migration.tag)
        }
        let foreign = (0..<chance.pick([0, 0, 1, 3])).map { _ in row(&chance) }
        return (own + foreign).enumerated().map { number, row in
            LedgerRow(
                id: chance.happens(95) ? Int64(number + 1) : chance.pick([nil, 1, .min, .max]),
                hash: chance.happens(92) ? row.hash : chance.pick(hashes), createdAt: row.createdAt,
                createdAtText: row.createdAtText,
                name: chance.happens(50) ? row.name : chance.pick([nil, "", "x"]),
                appliedAt: chance.pick([nil, "2026-01-01 00:00:00+00", ""]))
        }
    }

    private static func row(_ chance: inout Chance) -> LedgerRow {
        let text = chance.pick(times)
        let whole = text.flatMap(Int64.init)
        let time: LedgerRow.CreatedAt =
            whole.map { .at(UnixMilliseconds(rawValue: $0)) } ?? text.map { .other($0) } ?? .null
        return LedgerRow(
            id: 0, hash: chance.pick(hashes), createdAt: time, createdAtText: text,
            name: chance.pick([nil, "0000_a", "20260101120000_a", "init", "\u{202E}"]))
    }

    private static let hashes = [nil, "", "x", "y", String(repeating: "0", count: 64)]
    private static let times = [
        nil, "1700000000123", "5", "", "NaN", "Infinity", "1e400", "-1", "0", "2023-11-14 22:13:20+00", "é",
        "9223372036854775807", "-9223372036854775808", "9999999999999999999999", "1700000000123.5",
    ]
}
