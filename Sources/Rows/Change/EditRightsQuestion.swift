import Catalog
package import Postgres
package import SQL

/// The question for ``EditRights``: one round trip.
package struct EditRightsQuestion: Hashable, Sendable {
    package let relation: Oid

    package init(_ relation: Oid) { self.relation = relation }

    package var batch: Batch { Batch([table, columns]) }

    /// The numbers are PostgreSQL's own for commands, as `pg_relation_is_updatable` has them.
    ///
    /// - Source: PostgreSQL, `src/include/nodes/nodes.h`, `CmdType`.
    private var table: SQL {
        """
        SELECT pg_catalog.pg_is_in_recovery(),
               events.bits & 4 <> 0, events.bits & 8 <> 0, events.bits & 16 <> 0,
               pg_catalog.has_table_privilege(c.oid, 'UPDATE') OR pg_catalog.has_any_column_privilege(c.oid, 'UPDATE'),
               pg_catalog.has_table_privilege(c.oid, 'INSERT') OR pg_catalog.has_any_column_privilege(c.oid, 'INSERT'),
               pg_catalog.has_table_privilege(c.oid, 'DELETE'),
               \(isPermitted("w")), \(isPermitted("a")), \(isPermitted("d"))
          FROM pg_catalog.pg_class AS c
         CROSS JOIN LATERAL (SELECT pg_catalog.pg_relation_is_updatable(c.oid, true)) AS events (bits)
         WHERE c.oid = \(relation)::pg_catalog.oid
        """
    }

    /// Whether row security lets anything through; what it lets through, the server says when it is tried.
    private func isPermitted(_ command: String) -> SQL {
        """
        (NOT pg_catalog.row_security_active(c.oid) OR EXISTS (
           SELECT FROM pg_catalog.pg_policy AS p
            WHERE p.polrelid = c.oid AND p.polpermissive AND p.polcmd IN ('*', \(unsafe: "'\(command)'"))
              AND EXISTS (SELECT FROM pg_catalog.unnest(p.polroles) AS role (oid)
                           WHERE role.oid = 0 OR pg_catalog.pg_has_role(role.oid, 'USAGE'))))
        """
    }

    private var columns: SQL {
        """
        SELECT a.attname, pg_catalog.pg_column_is_updatable(a.attrelid, a.attnum, true),
               pg_catalog.has_column_privilege(a.attrelid, a.attnum, 'UPDATE'),
               pg_catalog.has_column_privilege(a.attrelid, a.attnum, 'INSERT')
          FROM pg_catalog.pg_attribute AS a
         WHERE a.attrelid = \(relation)::pg_catalog.oid AND a.attnum > 0 AND NOT a.attisdropped
        """
    }

    /// - Throws: ``CatalogError/noSuchRelation(_:)`` when the relation is gone, or the server's ``PostgresError``.
    package func rights(in answer: BatchAnswer) throws -> EditRights {
        let results = try answer.get()
        guard results.count == 2, !results[0].isEmpty else { throw CatalogError.noSuchRelation(relation) }
        let (table, columns) = (results[0], results[1])
        let rights = columns.rows.map { row in
            let granted = zip([EditRights.Command.update, .insert], 2...).filter {
                columns.bool(row, $0.1) == true
            }
            return (
                Identifier(columns.text(row, 0)),
                EditRights.ColumnRights(
                    isUpdatable: columns.bool(row, 1) ?? false, granted: Set(granted.map(\.0)))
            )
        }
        return EditRights(
            isStandby: table.bool(0, 0) ?? true, updatable: Self.commands(in: table, from: 1),
            granted: Self.commands(in: table, from: 4), permitted: Self.commands(in: table, from: 7),
            columns: Dictionary(rights) { first, _ in first })
    }

    private static func commands(in table: RowSet, from column: Int) -> Set<EditRights.Command> {
        Set(zip(EditRights.Command.allCases, column...).filter { table.bool(0, $0.1) == true }.map(\.0))
    }
}
