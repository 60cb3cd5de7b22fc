package import Postgres
package import SQL

/// The question what `ANALYZE` found out about the columns of a relation.
///
/// Columns that were never analysed, or that the session may not read, are not in the answer.
package struct StatisticsQuestion: Hashable, Sendable {
    package let relation: Oid

    package init(_ relation: Oid) { self.relation = relation }

    package var batch: Batch { Batch([.onlyQualifiedNames, statement]) }

    /// In the order of the columns.
    ///
    /// - Throws: The server's error.
    package func statistics(in answer: BatchAnswer) throws(PostgresError) -> [ColumnStatistics] {
        guard let result = try answer.get().last else { return [] }
        return result.rows.map { row in Self.statistics(in: result, row: row) }
    }

    // A partitioned table has statistics only with its partitions, any other table without its heirs, if it can.
    private var statement: SQL {
        """
        SELECT s.attname AS name, s.null_frac, s.n_distinct, s.most_common_vals, s.most_common_freqs,
               s.histogram_bounds, s.correlation, s.avg_width
          FROM pg_catalog.pg_class AS c
          JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
          JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid
          JOIN pg_catalog.pg_stats AS s
            ON s.schemaname = n.nspname AND s.tablename = c.relname AND s.attname = a.attname
           AND s.inherited = (c.relkind = 'p')
         WHERE c.oid = \(relation)::pg_catalog.oid AND a.attnum > 0
         ORDER BY a.attnum
        """
    }

    private static func statistics(in result: RowSet, row: Int) -> ColumnStatistics {
        let values = result.array(row, 3)
        let frequencies = result.array(row, 4).compactMap { Double($0) }
        return ColumnStatistics(
            column: Identifier(result.text(row, 0)), nullFraction: result.double(row, 1) ?? 0,
            distinct: distinct(result.double(row, 2)),
            commonValues: zip(values, frequencies).map {
                ColumnStatistics.CommonValue(value: $0, frequency: $1)
            },
            histogram: result.array(row, 5), correlation: result.double(row, 6),
            averageWidth: result.int(row, 7) ?? 0)
    }

    /// Reads `n_distinct`, whose negative values are shares.
    private static func distinct(_ number: Double?) -> ColumnStatistics.Distinct {
        switch number {
        case .none, .some(0): .unknown
        case .some(let number) where number < 0: .share(-number)
        case .some(let number): .about(Int64(number))
        }
    }
}
