package import Postgres
import SQL

/// The question which relations there are: one statement for the list, one for the badges that are rare.
///
/// On 10,000 tables the server needs some 20 ms for both.
package struct RelationList: Hashable, Sendable {
    /// Whether the server's own schemas, and temporary tables, are wanted too.
    package let includesSystem: Bool

    package init(includesSystem: Bool = false) { self.includesSystem = includesSystem }

    package var batch: Batch { Batch([list, warnings]) }

    /// By schema and name.
    ///
    /// - Throws: The server's error.
    package func relations(in answer: BatchAnswer) throws(PostgresError) -> [Relation] {
        let results = try answer.get()
        guard results.count == 2 else { return [] }
        let warnings = Self.traits(in: results[1])
        var relations = results[0].rows.map { row in
            Relation(results[0], row: row, warnings: warnings)
        }
        relations.estimatePartitionedTables()
        return relations
    }

    private var list: SQL {
        """
        SELECT c.oid, n.nspname, c.relname, c.relkind, i.inhparent AS parent,
               CASE WHEN c.reltuples > 0 OR c.reltuples = 0
                     AND (c.relpages > 0 OR server.version >= 140000) THEN c.reltuples::pg_catalog.int8
               END AS rows,
               d.description, c.relpersistence, c.relrowsecurity, c.relispopulated,
               CASE WHEN NOT me.rolsuper THEN pg_catalog.has_table_privilege(c.oid, 'SELECT')
                      OR pg_catalog.has_any_column_privilege(c.oid, 'SELECT') ELSE true
               END AS is_readable
          FROM pg_catalog.pg_class AS c
          JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
          JOIN pg_catalog.pg_roles AS me ON me.rolname = CURRENT_USER
         CROSS JOIN (SELECT pg_catalog.current_setting('server_version_num')::pg_catalog.int4) AS server (version)
          LEFT JOIN pg_catalog.pg_inherits AS i ON i.inhrelid = c.oid AND c.relispartition
          LEFT JOIN pg_catalog.pg_description AS d
            ON d.objoid = c.oid AND d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objsubid = 0
         WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
           AND (\(includesSystem) OR n.nspname !~ '^pg_' AND n.nspname <> 'information_schema')
         ORDER BY n.nspname, c.relname
        """
    }

    private var warnings: SQL {
        """
        SELECT i.indrelid AS oid, 'index' AS warning
          FROM pg_catalog.pg_index AS i WHERE NOT i.indisvalid
         UNION ALL
        SELECT c.conrelid, 'constraint'
          FROM pg_catalog.pg_constraint AS c WHERE NOT c.convalidated AND c.conrelid <> 0
        """
    }

    private static func traits(in result: RowSet) -> [Oid: Relation.Traits] {
        result.rows.reduce(into: [:]) { traits, row in
            guard let oid = result.oid(row, 0) else { return }
            traits[oid, default: []].insert(
                result.text(row, 1) == "index" ? .invalidIndex : .unvalidatedConstraint)
        }
    }
}

extension [Relation] {
    /// Gives every partitioned table the sum of what is known about its partitions, as deep as they go.
    fileprivate mutating func estimatePartitionedTables() {
        guard contains(where: { $0.kind == .partitionedTable }) else { return }
        let children = Dictionary(grouping: filter(\.isPartition), by: \.parent)
        func rows(of relation: Relation) -> Int64? {
            guard relation.kind == .partitionedTable else { return relation.estimatedRows }
            let known = children[relation.oid, default: []].compactMap { rows(of: $0) }
            return known.isEmpty ? nil : known.reduce(0, +)
        }
        for index in indices where self[index].kind == .partitionedTable {
            self[index].estimatedRows = rows(of: self[index])
        }
    }
}
