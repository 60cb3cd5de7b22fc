import Catalog
package import Postgres
package import SQL

/// One value to be read whole, or from its beginning.
package struct ValueRequest: Hashable, Sendable {
    package let source: RowSource
    package let key: RowKey
    package let column: Identifier
    /// Values whose text is longer are refused.
    package let sizeLimit: ByteCount
    /// Of values whose text is longer, only so many characters are read; `nil` for all of it.
    package var beginning: Int?

    package init(
        source: RowSource, key: RowKey, column: Identifier, sizeLimit: ByteCount = Self.largest,
        beginning: Int? = nil
    ) {
        (self.source, self.key, self.column, self.sizeLimit) = (source, key, column, sizeLimit)
        self.beginning = beginning
    }

    package static let largest = ByteCount(64 << 20)

    /// The text is worked out once, and not at all where what is stored is too much already.
    ///
    /// - Throws: ``RowsError/notSeekable(_:)`` when the source has no order to find the row by.
    package func sql() throws(RowsError) -> SQL {
        """
        SELECT v.size, CASE WHEN v.size OPERATOR(pg_catalog.<=) \(mostBytes)::pg_catalog.int8 THEN \(wanted) END AS value
          FROM (SELECT found.value,
                       COALESCE(pg_catalog.octet_length(found.value), found.stored)::pg_catalog.int8 AS size
                  FROM (SELECT \(stored) AS stored,
                               CASE WHEN \(stored) OPERATOR(pg_catalog.<=) \(mostBytes)::pg_catalog.int8
                                    THEN \(text) END AS value
                          FROM \(source.relation.name) AS r
                         WHERE \(try key.condition(in: source))
                         LIMIT 1) AS found) AS v
        """
    }

    private var mostBytes: Int64 { Int64(sizeLimit.bytes) }

    /// The beginning of the value, which is all of a shorter one.
    private var wanted: SQL {
        beginning.map { "pg_catalog.left(v.value, \(Int64($0))::pg_catalog.int4)" } ?? "v.value"
    }

    /// What the value takes where that is known without unpacking it; never more than its text.
    private var stored: SQL {
        switch cut {
        case .text: "pg_catalog.octet_length(r.\(column)::pg_catalog.text)"
        case .bytes: "pg_catalog.octet_length(r.\(column))"
        case .whole, .number, .rendered, .withheld: "pg_catalog.pg_column_size(r.\(column))"
        }
    }

    /// The text as it travels; a compressed `jsonb` may grow to a hundred times its size.
    private var text: SQL {
        switch cut {
        case .text: "r.\(column)::pg_catalog.text"
        case .bytes, .whole, .number, .rendered, .withheld: "pg_catalog.concat(r.\(column))"
        }
    }

    /// The value, its beginning as `.cut`, or `.null`.
    ///
    /// - Parameter result: What ``sql()`` brought.
    /// - Returns: The value, its beginning as `.cut`, or `.null`.
    /// - Throws: ``RowsError/rowIsGone(_:)`` or ``RowsError/valueTooLarge(_:)``.
    func value(in result: RowSet?) throws(RowsError) -> Cell {
        guard let result, !result.isEmpty else { throw RowsError.rowIsGone(key) }
        guard let size = result.int64(0, 0) else { return .null }
        guard let text = result[0, 1] else { throw RowsError.valueTooLarge(ByteCount(size)) }
        return beginning != nil && text.utf8.count < size ? .cut(text, ByteCount(size)) : .value(text)
    }

    private var cut: ValueCut { source.columns.first { $0.name == column }?.cut ?? .rendered }
}

/// One row to be read on its own, where values may be longer than in the grid.
package struct RecordRequest: Hashable, Sendable {
    package let source: RowSource
    package let key: RowKey

    package init(source: RowSource, key: RowKey) { (self.source, self.key) = (source, key) }

    /// - Throws: ``RowsError/notSeekable(_:)`` when the source has no order to find the row by.
    package func batch() throws(RowsError) -> Batch {
        let query = PageQuery(source: source.plain, limits: .record)
        return Batch(
            query.sql(where: try key.condition(in: source), .forwards, limit: 1), searchPath: .session)
    }

    /// A page of this one row.
    ///
    /// - Throws: ``RowsError`` when the row or its table is gone, or the server's ``PostgresError``.
    package func record(in answer: BatchAnswer) throws -> RowPage {
        if let error = answer.error { throw source.reading(error) }
        guard let result = answer.results.first, !result.isEmpty else { throw RowsError.rowIsGone(key) }
        return RowPage(source: source, result: result, limit: 1, hasMoreBefore: false, hasMoreAfter: false)
    }
}

extension RowKey {
    /// The condition that only this row meets.
    func condition(in source: RowSource) throws(RowsError) -> SQL {
        switch source.order {
        case .physical: return "r.ctid OPERATOR(pg_catalog.=) \(values.first)::pg_catalog.tid"
        case .unordered(let reason): throw .notSeekable(reason)
        case .key(let columns):
            let terms = zip(columns, values).map { column, value -> SQL in
                "\(column.expression) \(column.operators.sql(.equal)) \(column.casting("\(value)"))"
            }
            return terms.joined(separator: " AND ")
        }
    }
}
