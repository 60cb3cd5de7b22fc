import Catalog
package import Postgres
import SQL

/// How often each value of a column occurs in the rows that are meant; every one of them is read.
package struct ColumnValuesRequest: Hashable, Sendable {
    package let source: RowSource
    package let column: RowColumn
    /// So many values at most, the most frequent ones.
    package let limit: Int

    package init(source: RowSource, column: RowColumn, limit: Int = 1_000) {
        (self.source, self.column, self.limit) = (source, column, limit)
    }

    /// Without a time limit but one that was asked for.
    package var batch: Batch {
        // A type that cannot tell whether two values are equal is counted by its text.
        let value: SQL =
            column.type.isOrdered ? "r.\(column.name)" : "r.\(column.name)::pg_catalog.text"
        let cut = column.type.isOrdered ? column.cut : .text
        let shown = SQL(unsafe: cut.expression("r.value", limits: .grid))
        var batch = Batch(
            """
            SELECT \(shown), r.count
              FROM (SELECT \(value) AS value, pg_catalog.count(*) AS count
                      FROM \(source.rows) GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT \(unsafe: String(limit + 1))) AS r
            """, searchPath: .session)
        batch.takesItsTime = true
        return batch
    }

    /// - Throws: ``RowsError`` when the table is not what it was, or the server's ``PostgresError``.
    package func values(in answer: BatchAnswer) throws -> ColumnValues {
        if let error = answer.error { throw source.reading(error) }
        guard let rows = answer.results.first else { return ColumnValues(column: column) }
        let cut = column.type.isOrdered ? column.cut : .text
        let counts = (0..<min(limit, rows.count)).map { row in
            ColumnValues.Count(
                value: rows.withCell(row, 0) { Cell($0, cut) } ?? .null, rows: rows.int64(row, 1) ?? 0)
        }
        return ColumnValues(column: column, counts: counts, isCutShort: rows.count > limit)
    }
}

/// The values of a column, the most frequent first.
package struct ColumnValues: Hashable, Sendable {
    package let column: RowColumn
    /// Labels of an enum that do not occur stand at the end, with 0.
    package let counts: [Count]
    /// Whether there are more values than these.
    package let isCutShort: Bool

    package struct Count: Hashable, Sendable {
        package let value: Cell
        package let rows: Int64

        package init(value: Cell, rows: Int64) { (self.value, self.rows) = (value, rows) }
    }

    package init(column: RowColumn, counts: [Count] = [], isCutShort: Bool = false) {
        let found = Set(counts.compactMap(\.value.text))
        let absent = isCutShort ? [] : column.type.labels.filter { !found.contains($0) }
        self.column = column
        self.counts = counts + absent.map { Count(value: .value($0), rows: 0) }
        self.isCutShort = isCutShort
    }

    package var total: Int64 { counts.reduce(0) { $0 + $1.rows } }
}
