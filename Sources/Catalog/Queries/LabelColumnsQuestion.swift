package import Postgres
package import SQL

/// The question by which column a person knows the rows of some tables: the one that was chosen, else the first text that is
/// unique, else the first text.
///
/// One round trip; no table is looked into or locked.
package struct LabelColumnsQuestion: Hashable, Sendable {
    private enum Column: Int, ResultColumns { case place, label }

    /// Each table with the columns that say nothing, since they are what refers to it.
    private let ends: [ForeignKey.End]

    private let chosen: [QualifiedName: Identifier]

    package init(_ ends: [ForeignKey.End], preferring chosen: [QualifiedName: Identifier] = [:]) {
        (self.ends, self.chosen) = (ends, chosen)
    }

    package var batch: Batch {
        Batch(ends.enumerated().map { sql($0.offset, $0.element) }.joined(separator: " UNION ALL "))
    }

    /// - Returns: The columns along the tables; `nil` where there is none.
    /// - Throws: The server's error.
    package func columns(in answer: BatchAnswer) throws(PostgresError) -> [Identifier?] {
        var columns = [Identifier?](repeating: nil, count: ends.count)
        guard let result = try answer.get().first else { return columns }
        for row in ResultRows<Column>(result) {
            guard let place = row.int(.place), columns.indices.contains(place) else { continue }
            columns[place] = row[.label].map { Identifier($0) }
        }
        return columns
    }

    private func sql(_ place: Int, _ end: ForeignKey.End) -> SQL {
        let chosen = chosen[end.table]?.name ?? ""
        let own = end.columns.map { "\($0.name)" as SQL }.joined(separator: ", ")
        return """
            (SELECT \(unsafe: String(place)) AS place, a.attname AS label
               FROM pg_catalog.pg_attribute AS a
               JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid
               JOIN pg_catalog.pg_type AS base ON base.oid = \(BaseType.oid(of: "t"))
              WHERE a.attrelid = \(end.oid)::pg_catalog.oid AND a.attnum > 0 AND NOT a.attisdropped
                AND (a.attname = \(chosen)::name
                     OR base.typcategory = 'S' AND a.attname <> ALL (ARRAY[\(own)]::name[]))
                AND pg_catalog.has_column_privilege(a.attrelid, a.attnum, 'SELECT')
              ORDER BY a.attname = \(chosen)::name DESC,
                       EXISTS (SELECT FROM pg_catalog.pg_index AS i
                                WHERE i.indrelid = a.attrelid AND i.indisunique AND i.indpred IS NULL
                                  AND i.indnkeyatts = 1 AND i.indkey[0] = a.attnum) DESC, a.attnum
              LIMIT 1)
            """
    }
}
