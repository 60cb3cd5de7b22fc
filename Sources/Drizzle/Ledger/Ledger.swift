package import SQL

/// What the table in which Drizzle records its migrations says.
package enum Ledger: Equatable, Sendable {
    case table(LedgerTable)
    /// There is no such table, here or elsewhere: nothing was ever recorded.
    case absent(LedgerLocation)
    /// Not where the configuration says, but a table of that name is in other places.
    case elsewhere(LedgerLocation, found: [LedgerLocation])
    /// The table is there and the server did not let us read it.
    case unreadable(LedgerLocation, Refusal)

    /// Why the server did not answer, in its own words.
    package enum Refusal: Equatable, Sendable {
        /// SQLSTATE 42501: the role lacks USAGE on the schema or SELECT on the table.
        case noPrivilege(message: String)
        case failed(message: String)
    }

    /// Where the configuration says the ledger is.
    package var location: LedgerLocation {
        switch self {
        case .table(let table): table.location
        case .absent(let location), .elsewhere(let location, _), .unreadable(let location, _): location
        }
    }

    /// The recorded migrations, in the order they were written; empty unless the table could be read.
    package var rows: [LedgerRow] {
        if case .table(let table) = self { table.rows } else { [] }
    }
}

/// Schema and table of a ledger.
package struct LedgerLocation: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let name: QualifiedName

    package init(schema: String, table: String) { name = QualifiedName(schema, table) }

    package var schema: String { name.schema.name }
    package var table: String { name.name.name }

    /// `drizzle.__drizzle_migrations`.
    package static let standard = LedgerLocation(schema: "drizzle", table: "__drizzle_migrations")

    package var description: String { name.description }

    package static func < (left: LedgerLocation, right: LedgerLocation) -> Bool { left.name < right.name }
}

/// A ledger that could be read.
package struct LedgerTable: Equatable, Sendable {
    package let location: LedgerLocation
    /// By its columns: `name` is there since Drizzle 1.0.
    package let era: Era
    /// By `id`.
    package let rows: [LedgerRow]
    /// Other tables of that name, which another tool or configuration may be writing to.
    package let others: [LedgerLocation]
    /// Whether `created_at` is a text, by which the server sorts letter by letter.
    package let hasTextTimes: Bool

    package init(
        location: LedgerLocation, era: Era, rows: [LedgerRow], others: [LedgerLocation] = [],
        hasTextTimes: Bool = false
    ) {
        self.location = location
        self.era = era
        self.rows = rows
        self.others = others
        self.hasTextTimes = hasTextTimes
    }
}

/// One recorded migration.
package struct LedgerRow: Hashable, Sendable {
    package let id: Int64?
    package let hash: String?
    package let createdAt: CreatedAt
    /// The same as the server writes it; `nil` for NULL.
    package let createdAtText: String?
    /// The folder's name; only Drizzle 1.0 writes it.
    package let name: String?
    /// When it was applied, as the server wrote it; only Drizzle 1.0 records it.
    package let appliedAt: String?

    package init(
        id: Int64?, hash: String?, createdAt: CreatedAt, createdAtText: String? = nil, name: String? = nil,
        appliedAt: String? = nil
    ) {
        self.id = id
        self.hash = hash
        self.createdAt = createdAt
        self.createdAtText = createdAtText ?? createdAt.text
        self.name = name
        self.appliedAt = appliedAt
    }

    /// The column `created_at`, which is `bigint` or, written through `pg-proxy`, `numeric`.
    package enum CreatedAt: Hashable, Sendable {
        case at(UnixMilliseconds)
        /// NULL, which Drizzle 0.x reads as 0: everything is then pending.
        case null
        /// A number that is no whole millisecond, or not a number at all, as the server wrote it.
        case other(String)
    }
}

extension LedgerRow.CreatedAt {
    /// As the server would write it.
    fileprivate var text: String? {
        switch self {
        case .at(let when): String(when.rawValue)
        case .null: nil
        case .other(let text): text
        }
    }
}

extension LedgerRow.CreatedAt: CustomStringConvertible {
    /// The minute in UTC, or what the ledger has instead.
    package var description: String {
        switch self {
        case .at(let when): when.description
        case .null: "no time"
        case .other(let text): text
        }
    }
}
