package import Postgres
package import SQL

/// The question how much room every table takes on the disk, its indexes and `TOAST` included.
///
/// The server looks at every file, so this costs it some 50 µs a table, and waits where a table is locked against everything:
/// such tables are left out from the beginning.
package struct SizesQuestion: Hashable, Sendable {
    private enum Column: Int, ResultColumns { case oid, bytes }

    /// Whether the server's own tables are wanted too.
    package let includesSystem: Bool

    package init(includesSystem: Bool = false) { self.includesSystem = includesSystem }

    package var batch: Batch { Batch([sql]) }

    /// - Throws: The server's error.
    package func sizes(in answer: BatchAnswer) throws(PostgresError) -> RelationSizes {
        guard let result = try answer.get().first else { return RelationSizes() }
        var sizes = RelationSizes()
        for row in ResultRows<Column>(result) {
            guard let oid = row.oid(.oid) else { continue }
            sizes[oid] = row.int64(.bytes).map { .known(ByteCount($0)) } ?? .locked
        }
        return sizes
    }

    // Who waits for such a lock is in the way as well: readers queue behind it.
    private var sql: SQL {
        """
        SELECT c.oid, CASE WHEN c.oid IN (SELECT l.relation
                                            FROM pg_catalog.pg_locks AS l
                                           WHERE l.mode = 'AccessExclusiveLock' AND l.relation IS NOT NULL)
                           THEN NULL ELSE pg_catalog.pg_total_relation_size(c.oid) END AS bytes
          FROM pg_catalog.pg_class AS c
         WHERE c.relkind IN ('r', 'm') AND c.oid >= \(RelationList.firstOid(includingSystem: includesSystem))
        """
    }
}

/// What relations take on the disk.
package typealias RelationSizes = [Oid: RelationSize]

/// What one relation takes on the disk.
package enum RelationSize: Hashable, Sendable {
    case known(ByteCount)
    /// Somebody holds or wants the table for themselves, so it was not waited for.
    case locked
}
