package import Postgres
import SQL

/// The question which relations there are, as several plain looks into single catalogs that are joined here.
///
/// It is the first thing a session asks, when the server has nothing in its caches yet: planning joins, and looking up
/// the functions in them, would then take longer than all the reading. On 100 tables it costs the server as much as `\dt`
/// does, on 10,000 less.
package struct RelationList: Hashable, Sendable {
    /// Whether the server's own schemas, and temporary tables, are wanted too.
    package let includesSystem: Bool
    /// Whether the session may read everything, so that it need not be asked for every table.
    package let asSuperuser: Bool

    package init(includesSystem: Bool = false, asSuperuser: Bool = false) {
        (self.includesSystem, self.asSuperuser) = (includesSystem, asSuperuser)
    }

    package var batch: Batch {
        let privileges = asSuperuser ? [] : [unreadable, Self.closedSchemas]
        return Batch(
            [Self.version, Self.schemas, relations, Self.parents, comments, warnings] + privileges)
    }

    /// By schema and name.
    ///
    /// - Throws: The server's error.
    package func relations(in answer: BatchAnswer) throws(PostgresError) -> [Relation] {
        let results = try answer.get()
        guard results.count == (asSuperuser ? 6 : 8) else { return [] }
        var rows = RelationRows(results[2], includesSystem: includesSystem)
        rows.readVersion(results[0])
        rows.readSchemas(results[1])
        rows.readParents(results[3])
        rows.readComments(results[4])
        rows.readWarnings(results[5])
        if results.count > 6 {
            rows.readUnreadable(results[6])
            rows.readClosedSchemas(results[7])
        }
        var relations = rows.relations()
        relations.estimatePartitionedTables()
        return relations
    }

    // A utility statement, which is not planned.
    private static let version: SQL = "SHOW server_version_num"

    private static let schemas: SQL = "SELECT oid, nspname AS name FROM pg_catalog.pg_namespace"

    private var relations: SQL {
        """
        SELECT oid, relnamespace AS schema, relname AS name, relkind AS kind, relpersistence AS persistence,
               relrowsecurity AS has_row_security, relispopulated AS is_populated, relpages AS pages, reltuples AS rows
          FROM pg_catalog.pg_class
         WHERE relkind IN ('r', 'p', 'v', 'm', 'f') AND oid >= \(firstOid)
        """
    }

    private static let parents: SQL =
        "SELECT inhrelid AS oid, inhparent AS parent FROM pg_catalog.pg_inherits"

    private var comments: SQL {
        """
        SELECT objoid AS oid, description AS comment
          FROM pg_catalog.pg_description
         WHERE classoid = 'pg_catalog.pg_class'::pg_catalog.regclass AND objsubid = 0 AND objoid >= \(firstOid)
        """
    }

    private var warnings: SQL {
        """
        SELECT indrelid AS oid, 'index' AS warning
          FROM pg_catalog.pg_index WHERE NOT indisvalid AND indrelid >= \(firstOid)
         UNION ALL
        SELECT conrelid, 'constraint'
          FROM pg_catalog.pg_constraint WHERE NOT convalidated AND conrelid <> 0
        """
    }

    /// Owners are not asked about tables that nobody was granted anything on.
    private var unreadable: SQL {
        """
        SELECT oid
          FROM pg_catalog.pg_class
         WHERE relkind IN ('r', 'p', 'v', 'm', 'f') AND oid >= \(firstOid)
           AND NOT CASE WHEN relacl IS NULL AND pg_catalog.pg_has_role(relowner, 'USAGE') THEN true
                        ELSE pg_catalog.has_table_privilege(oid, 'SELECT')
                          OR pg_catalog.has_any_column_privilege(oid, 'SELECT') END
        """
    }

    private static let closedSchemas: SQL =
        "SELECT oid FROM pg_catalog.pg_namespace WHERE NOT pg_catalog.has_schema_privilege(oid, 'USAGE')"

    /// Where the objects of people begin: `FirstNormalObjectId` of the server's `transam.h`.
    static func firstOid(includingSystem: Bool) -> SQL { SQL(unsafe: includingSystem ? "0" : "16384") }

    private var firstOid: SQL { Self.firstOid(includingSystem: includesSystem) }
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
