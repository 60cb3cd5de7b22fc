import Drizzle

/// Which ledger row belongs to which migration.
///
/// Each row belongs to one migration at most.
struct LedgerMatch {
    /// The row of each migration, at the migration's index.
    private(set) var rows: [Match?]
    /// The rows that no migration took, in the ledger's order.
    private(set) var leftovers: [Leftover] = []

    struct Match {
        let row: LedgerRow
        let key: Key
    }

    /// By what a row was recognised.
    enum Key {
        /// What Drizzle itself goes by: the time (0.x), the name (1.0), or the upgrade's rule.
        case identity
        /// Nothing but the SQL, which Drizzle never compares.
        case hash
    }

    struct Leftover {
        let row: LedgerRow
        /// The migration that has a row already and that this one repeats.
        let repeatedTag: String?
    }

    private let migrations: [Migration]
    private let ledger: [LedgerRow]
    private var isTaken: [Bool]

    private init(_ migrations: [Migration], _ ledger: [LedgerRow]) {
        self.migrations = migrations
        self.ledger = ledger
        rows = Array(repeating: nil, count: migrations.count)
        isTaken = Array(repeating: false, count: ledger.count)
    }

    /// By Drizzle 0.x: `created_at` is the journal's `when`; equal hashes go first where several share a time.
    static func byTime(_ migrations: [Migration], _ ledger: [LedgerRow]) -> LedgerMatch {
        var match = LedgerMatch(migrations, ledger)
        match.take(as: .identity, ledger: { $0.timeAndHash }, migration: { $0.timeAndHash })
        match.take(as: .identity, ledger: { $0.time }, migration: { $0.journalTime })
        match.take(as: .hash, ledger: \.hash, migration: { $0.content?.hash })
        match.collectLeftovers { $0.time.map(AnyHashable.init) }
        return match
    }

    /// By Drizzle 1.0: `name` is the folder's.
    static func byName(_ migrations: [Migration], _ ledger: [LedgerRow]) -> LedgerMatch {
        var match = LedgerMatch(migrations, ledger)
        match.take(as: .identity, ledger: { $0.nameAndHash }, migration: { $0.nameAndHash })
        match.take(as: .identity, ledger: \.name, migration: { $0.tag })
        match.take(as: .hash, ledger: \.hash, migration: { $0.content?.hash })
        match.collectLeftovers { $0.name.map(AnyHashable.init) }
        return match
    }

    /// By the rule with which Drizzle 1.0 upgrades a ledger of 0.x: by second, then by hash.
    ///
    /// - Source: drizzle-orm/src/up-migrations/pg.ts.
    static func byUpgrade(_ migrations: [Migration], _ ledger: [LedgerRow]) -> LedgerMatch {
        var match = LedgerMatch(migrations, ledger)
        let bySecond = Dictionary(grouping: migrations.indices, by: { migrations[$0].when?.rawValue })
        let seconds = ledger.map(\.second)
        for (number, row) in ledger.enumerated() {
            let candidates = seconds[number].flatMap { bySecond[$0] } ?? []
            let place =
                candidates.count == 1 ? candidates.first : match.index(of: row.hash, among: candidates)
            guard let place else { continue }
            if match.rows[place] == nil {
                match.rows[place] = Match(row: row, key: .identity)
                match.isTaken[number] = true
            } else {
                match.leftovers.append(Leftover(row: row, repeatedTag: migrations[place].tag))
                match.isTaken[number] = true
            }
        }
        match.collectLeftovers { _ in nil }
        return match
    }

    /// Among several of one second, or among all when there is none.
    private func index(of hash: String?, among candidates: [Int]) -> Int? {
        guard let hash else { return nil }
        let places = candidates.isEmpty ? Array(migrations.indices) : candidates
        return places.first { migrations[$0].content?.hash == hash }
    }

    private mutating func take<Value: Hashable>(
        as key: Key, ledger value: (LedgerRow) -> Value?, migration wanted: (Migration) -> Value?
    ) {
        var free: [Value: [Int]] = [:]
        for (number, row) in ledger.enumerated().reversed() where !isTaken[number] {
            if let value = value(row) { free[value, default: []].append(number) }
        }
        for (place, migration) in migrations.enumerated() where rows[place] == nil {
            guard let wanted = wanted(migration), let number = free[wanted]?.popLast() else { continue }
            rows[place] = Match(row: ledger[number], key: key)
            isTaken[number] = true
        }
    }

    private mutating func collectLeftovers(identity: (LedgerRow) -> AnyHashable?) {
        var tagOfIdentity: [AnyHashable: String] = [:]
        var tagOfHash: [String: String] = [:]
        for (migration, match) in zip(migrations, rows) {
            guard let row = match?.row else { continue }
            if let identity = identity(row) { tagOfIdentity[identity] = migration.tag }
            if let hash = row.hash { tagOfHash[hash] = migration.tag }
        }
        for (number, row) in ledger.enumerated() where !isTaken[number] {
            let tag = identity(row).flatMap { tagOfIdentity[$0] } ?? row.hash.flatMap { tagOfHash[$0] }
            leftovers.append(Leftover(row: row, repeatedTag: tag))
        }
    }
}

private struct Pair<First: Hashable, Second: Hashable>: Hashable {
    let first: First
    let second: Second

    init?(_ first: First?, _ second: Second?) {
        guard let first, let second else { return nil }
        (self.first, self.second) = (first, second)
    }
}

extension LedgerRow {
    fileprivate var time: Int64? {
        if case .at(let when) = createdAt { when.rawValue } else { nil }
    }

    /// `created_at` with its last three digits replaced by zeros, as a folder's name has no milliseconds.
    fileprivate var second: Int64? { time.map { $0 / 1_000 * 1_000 } }

    fileprivate var timeAndHash: Pair<Int64, String>? { Pair(time, hash) }
    fileprivate var nameAndHash: Pair<String, String>? { Pair(name, hash) }
}

extension Migration {
    /// The journal's time; a file that no entry is known of has none.
    fileprivate var journalTime: Int64? { when?.rawValue }
    fileprivate var timeAndHash: Pair<Int64, String>? { Pair(journalTime, content?.hash) }
    fileprivate var nameAndHash: Pair<String, String>? { Pair(tag, content?.hash) }
}
