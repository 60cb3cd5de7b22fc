package import SQL

/// The order in which rows are read, which is also how a page is found again.
package enum RowOrder: Hashable, Sendable {
    /// By the columns of a primary key, or of a unique index over required columns.
    case key([KeyColumn])
    /// By the place on disk (`ctid`): stable until a row is updated or the table rewritten.
    case physical
    /// Whatever the server gives: there is nothing to seek by, so only the beginning can be read.
    case unordered(Reason)

    package enum Reason: Hashable, Sendable {
        case view, foreignTable
        /// A partitioned table, or one with heirs, without a key.
        case noCommonKey
        /// A table that an extension stores in its own way.
        case otherStorage
        /// The key exists, but the session may not read it.
        case keyNotReadable
    }

    /// Whether there are pages beyond the first.
    package var isSeekable: Bool {
        if case .unordered = self { false } else { true }
    }

    /// How many parts of a row's key are no columns of the table and travel behind them.
    var hiddenParts: Int { self == .physical ? 1 : 0 }

    package var keyColumns: [KeyColumn] {
        if case .key(let columns) = self { columns } else { [] }
    }
}

/// One column of the key that orders the rows.
package struct KeyColumn: Hashable, Sendable {
    package let name: Identifier
    /// For casting a value back, with its schema: `pg_catalog.int8`, `shop.mood`; `nil` where the server infers it better.
    package let cast: String?
    /// Only when the index has another collation than the column.
    package let collation: QualifiedName?
    package let operators: KeyOperators

    package init(
        name: Identifier, cast: String? = nil, collation: QualifiedName? = nil,
        operators: KeyOperators = .builtIn
    ) {
        (self.name, self.cast, self.collation, self.operators) = (name, cast, collation, operators)
    }
}
