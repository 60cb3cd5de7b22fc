package import SQL

/// A page of rows to be read.
package struct RowRequest: Hashable, Sendable {
    package let source: RowSource
    package let position: PagePosition
    package let limit: Int

    package init(source: RowSource, position: PagePosition, limit: Int) {
        (self.source, self.position, self.limit) = (source, position, limit)
    }
}

/// A table to be opened: its columns, its order and its first page, in one round trip.
package struct OpenRequest: Hashable, Sendable {
    package let relation: Oid
    package let limit: Int

    package init(relation: Oid, limit: Int) { (self.relation, self.limit) = (relation, limit) }
}

/// One value to be read whole.
package struct ValueRequest: Hashable, Sendable {
    package let source: RowSource
    package let key: RowKey
    package let column: Identifier

    package init(source: RowSource, key: RowKey, column: Identifier) {
        (self.source, self.key, self.column) = (source, key, column)
    }
}

/// One row to be read with every value cut later than in the grid.
package struct RecordRequest: Hashable, Sendable {
    package let source: RowSource
    package let key: RowKey

    package init(source: RowSource, key: RowKey) { (self.source, self.key) = (source, key) }
}

/// How many rows there are.
package enum RowCount: Hashable, Sendable {
    case unknown
    /// From the statistics of the server; shown with a `~`.
    case about(Int64)
    case exactly(Int64)
}
