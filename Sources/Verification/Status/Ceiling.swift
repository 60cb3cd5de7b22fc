import Drizzle

/// What Drizzle 0.x compares every journal entry with: the one row it asks the ledger for.
///
/// - Source: drizzle-orm/src/pg-core/dialect.ts, `migrate`: `order by created_at desc limit 1`, read once.
struct Ceiling {
    /// The row that comes first by `created_at desc`; PostgreSQL puts NULL first, then NaN.
    let row: LedgerRow?

    init(_ ledger: Ledger) {
        if case .table(let table) = ledger, table.hasTextTimes {
            // NULL comes first here too.
            row =
                table.rows.first { $0.createdAtText == nil }
                ?? table.rows.max { $0.createdAtText ?? "" < $1.createdAtText ?? "" }
        } else {
            row = ledger.rows.max { $0.createdAt.rank < $1.createdAt.rank }
        }
    }

    /// Whether Drizzle runs an entry with this time.
    func letsRun(_ when: JournalTime) -> Bool {
        guard let row else { return true }
        // In JavaScript a comparison with `undefined` is false, as NaN is.
        return row.createdAt.number < when.number
    }
}

extension LedgerRow.CreatedAt {
    /// JavaScript's `Number(created_at)`.
    fileprivate var number: Double {
        switch self {
        case .at(let when): Double(when.rawValue)
        case .null: 0
        case .other(let text): JavaScript.number(text)
        }
    }

    /// The place in PostgreSQL's ascending order.
    fileprivate var rank: Rank {
        if case .null = self { return Rank(group: 2, number: 0) }
        return number.isNaN ? Rank(group: 1, number: 0) : Rank(group: 0, number: number)
    }

    fileprivate struct Rank: Comparable {
        let group: Int
        let number: Double

        static func < (left: Rank, right: Rank) -> Bool {
            (left.group, left.number) < (right.group, right.number)
        }
    }
}
