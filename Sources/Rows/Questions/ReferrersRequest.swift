package import Catalog
package import Postgres
import SQL

/// How many rows of other tables refer to one row, by each foreign key that points to its table.
///
/// Each is counted up to a limit, and only where an index finds them or the table is small. All travel in one round trip.
package struct ReferrersRequest: Hashable, Sendable {
    package let references: [Reference]

    /// A foreign key and the rows that refer by it; no filter where the row has a NULL there, to which nothing refers.
    package struct Reference: Hashable, Sendable {
        package let key: ForeignKey
        package let filter: Filter?

        package init(key: ForeignKey, filter: Filter?) { (self.key, self.filter) = (key, filter) }
    }

    package init(_ references: [Reference]) { self.references = references }

    /// Exact up to so many.
    package static let most: Int64 = 1_000

    /// One for each foreign key, so that what is refused for one table says nothing of the others.
    package var batches: [Batch] {
        references.map { Batch(Self.sql($0), searchPath: .session) }
    }

    private static func sql(_ reference: Reference) -> SQL {
        guard let filter = reference.filter else { return "SELECT true, 0" }
        let (table, columns) = (reference.key.source.oid, reference.key.source.columns)
        let names = columns.map { "\($0.name)" as SQL }.joined(separator: ", ")
        return """
            SELECT served.it, CASE WHEN served.it THEN (
                   SELECT pg_catalog.count(*)
                     FROM (SELECT FROM \(reference.key.source.table) AS r WHERE \(filter.sql)
                            LIMIT \(unsafe: String(most + 1))) AS found) END
              FROM (SELECT EXISTS (
                           SELECT FROM pg_catalog.pg_index AS i
                             JOIN pg_catalog.pg_attribute AS a
                               ON a.attrelid OPERATOR(pg_catalog.=) i.indrelid
                              AND a.attnum OPERATOR(pg_catalog.=) i.indkey[0]
                            WHERE i.indrelid OPERATOR(pg_catalog.=) \(table)::pg_catalog.oid
                              AND i.indisvalid AND i.indpred IS NULL
                              AND a.attname OPERATOR(pg_catalog.=) ANY (ARRAY[\(names)]::pg_catalog.name[]))
                        OR EXISTS (
                           SELECT FROM pg_catalog.pg_class AS c
                            WHERE c.oid OPERATOR(pg_catalog.=) \(table)::pg_catalog.oid
                              AND c.relkind OPERATOR(pg_catalog.<>) 'p'
                              AND pg_catalog.pg_relation_size(c.oid::pg_catalog.regclass)
                                  OPERATOR(pg_catalog.<=) \(small)::pg_catalog.int8)) AS served (it)
            """
    }

    /// A table of so many bytes is read in a moment.
    private static let small: Int64 = 16 << 20

    /// Reads the answers to ``batches``.
    ///
    /// - Parameter answers: One for each of them.
    /// - Returns: The same foreign keys, counted.
    package func referrers(in answers: [BatchAnswer]) -> [Referrers] {
        zip(references, answers).map { reference, answer in
            Referrers(reference: reference, count: Self.count(in: answer))
        }
    }

    private static func count(in answer: BatchAnswer) -> Referrers.Count {
        if let error = answer.error { return .refused(error.message) }
        guard let rows = answer.results.first, rows.bool(0, 0) == true else { return .notCounted }
        let count = rows.int64(0, 1) ?? 0
        return count > most ? .more : .exactly(count)
    }
}

/// The rows that refer to one row by one foreign key.
package struct Referrers: Hashable, Sendable {
    package let reference: ReferrersRequest.Reference
    package let count: Count

    package enum Count: Hashable, Sendable {
        case exactly(Int64)
        /// More than are counted.
        case more
        /// No index would find them, and the table is large.
        case notCounted
        /// In the server's words.
        case refused(String)
    }

    package init(reference: ReferrersRequest.Reference, count: Count) {
        (self.reference, self.count) = (reference, count)
    }
}
