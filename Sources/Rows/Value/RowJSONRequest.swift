import Catalog
package import Postgres
import SQL

/// One row as the JSON object that an export makes of it, since only the server knows how it writes every type.
package struct RowJSONRequest: Hashable, Sendable {
    package let source: RowSource
    package let key: RowKey
    /// Those that may be read.
    private let columns: [Identifier]

    package init(source: RowSource, key: RowKey) {
        (self.source, self.key) = (source, key)
        columns = source.columns.filter { $0.cut != .withheld }.map(\.name)
    }

    /// - Throws: ``RowsError/notSeekable(_:)`` when the source has no order to find the row by.
    package func batch() throws(RowsError) -> Batch {
        let names = columns.map { "r.\($0)" as SQL }.joined(separator: ", ")
        let row: SQL =
            "SELECT \(names) FROM \(source.relation.name) AS r WHERE \(try key.condition(in: source)) LIMIT 1"
        let most = Int64(ValueRequest.largest.bytes)
        return Batch(
            """
            SELECT v.size, CASE WHEN v.size OPERATOR(pg_catalog.<=) \(most)::pg_catalog.int8 THEN v.json END AS json
              FROM (SELECT found.json, pg_catalog.octet_length(found.json)::pg_catalog.int8 AS size
                      FROM (\(RowExport.objects(of: row))) AS found (json)) AS v
            """, searchPath: .session)
    }

    /// The object, with bytes that are no text escaped.
    ///
    /// - Throws: ``RowsError`` when the row is gone or too large, or the server's ``PostgresError``.
    package func json(in answer: BatchAnswer) throws -> String {
        if let error = answer.error { throw source.reading(error) }
        guard let result = answer.results.first, !result.isEmpty else { throw RowsError.rowIsGone(key) }
        guard let json = result[0, 1] else {
            throw RowsError.valueTooLarge(ByteCount(result.int64(0, 0) ?? 0))
        }
        return ServerText.escapingBytes(inJSON: json)
    }
}
