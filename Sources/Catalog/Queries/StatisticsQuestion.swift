package import Postgres
package import SQL

/// The question what `ANALYZE` found out about the columns of a relation.
///
/// Columns that were never analysed, or that the session may not read, are not in the answer.
package struct StatisticsQuestion: Hashable, Sendable {
    private enum Column: Int, ResultColumns {
        case name, nullFraction, distinctValues, commonValues, commonFrequencies, histogram, correlation
        case width
    }

    package let relation: Oid

    package init(_ relation: Oid) { self.relation = relation }

    package var batch: Batch { Batch([.onlyQualifiedNames, statement]) }

    /// In the order of the columns.
    ///
    /// - Throws: The server's error.
    package func statistics(in answer: BatchAnswer) throws(PostgresError) -> [ColumnStatistics] {
        guard let result = try answer.get().last else { return [] }
        return ResultRows(result).map(Self.statistics)
    }

    // A partitioned table has statistics only with its partitions, any other table without its heirs, if it can.
    private var statement: SQL {
        """
        SELECT s.attname AS name, s.null_frac AS null_fraction, s.n_distinct AS distinct_values,
               s.most_common_vals AS common_values, s.most_common_freqs AS common_frequencies,
               s.histogram_bounds AS histogram, s.correlation, s.avg_width AS width
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

    private static func statistics(_ row: ResultRow<Column>) -> ColumnStatistics {
        let values = row.array(.commonValues)
        let frequencies = row.array(.commonFrequencies).compactMap { Double($0) }
        return ColumnStatistics(
            column: Identifier(row.text(.name)), nullFraction: row.double(.nullFraction) ?? 0,
            distinct: distinct(row.double(.distinctValues)),
            commonValues: zip(values, frequencies).map {
                ColumnStatistics.CommonValue(value: $0, frequency: $1)
            },
            histogram: row.array(.histogram), correlation: row.double(.correlation),
            averageWidth: row.int(.width) ?? 0)
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
