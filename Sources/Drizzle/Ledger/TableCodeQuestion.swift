import Postgres
import SQL

/// Asks which code of somebody's own the server runs for the rows of which table.
///
/// Functions of the server itself and of extensions do what their manuals say, and are left out.
struct TableCodeQuestion: Sendable {
    private enum Column: Int, ResultColumns { case schema, name, kind, part, events }

    /// In the order in which the server comes to them.
    var statement: SQL {
        """
        WITH used AS (
            SELECT DISTINCT d.classid, d.objid
              FROM (\(Self.ownFunctions)) AS p
              JOIN pg_catalog.pg_depend AS d
                ON d.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND d.refobjid = p.oid
        )
        SELECT n.nspname AS schema, c.relname AS name, f.kind, f.part, f.events
          FROM (\(triggers) UNION ALL \(checks) UNION ALL \(columns) UNION ALL \(indexes) UNION ALL \(policies)
               ) AS f (relation, kind, part, events)
          JOIN pg_catalog.pg_class AS c ON c.oid = f.relation
          JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
         ORDER BY f.kind DESC, f.part
        """
    }

    func code(in rows: RowSet) -> [QualifiedName: [TableCode]] {
        var code: [QualifiedName: [TableCode]] = [:]
        for row in ResultRows<Column>(rows) {
            guard let kind = TableCode.Kind(rawValue: row.text(.kind)) else { continue }
            let name = QualifiedName(row.text(.schema), row.text(.name))
            code[name, default: []].append(
                TableCode(
                    kind, Identifier(row.text(.part)), RowEvents(rawValue: row.int(.events) ?? 0)))
        }
        return code
    }

    /// Neither the server's nor an extension's.
    static var ownFunctions: SQL {
        """
        SELECT p.oid, p.proname
          FROM pg_catalog.pg_proc AS p
          JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
         WHERE n.nspname NOT IN ('pg_catalog', 'information_schema')
           AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend AS e
                            WHERE e.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
                              AND e.objid = p.oid AND e.deptype = 'e')
        """
    }

    // MARK: Who calls them; the numbers are those of `RowEvents`

    private var triggers: SQL {
        """
        SELECT t.tgrelid, 'trigger', t.tgname, t.tgtype & 60
          FROM used AS u
          JOIN pg_catalog.pg_trigger AS t ON t.oid = u.objid AND NOT t.tgisinternal AND t.tgenabled IN ('O', 'A')
         WHERE u.classid = 'pg_catalog.pg_trigger'::pg_catalog.regclass
        """
    }

    /// Also those of a domain, which the columns of its type have.
    private var checks: SQL {
        """
        SELECT coalesce(a.attrelid, k.conrelid), 'check', k.conname, 20
          FROM used AS u
          JOIN pg_catalog.pg_constraint AS k ON k.oid = u.objid AND k.contype = 'c'
          LEFT JOIN pg_catalog.pg_attribute AS a ON a.atttypid = k.contypid AND k.contypid <> 0
         WHERE u.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass
        """
    }

    private var columns: SQL {
        """
        SELECT v.adrelid, 'column', a.attname, CASE WHEN a.attgenerated = '' THEN 4 ELSE 20 END
          FROM used AS u
          JOIN pg_catalog.pg_attrdef AS v ON v.oid = u.objid
          JOIN pg_catalog.pg_attribute AS a ON a.attrelid = v.adrelid AND a.attnum = v.adnum
         WHERE u.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass
        """
    }

    private var indexes: SQL {
        """
        SELECT i.indrelid, 'index', x.relname, 20
          FROM used AS u
          JOIN pg_catalog.pg_index AS i ON i.indexrelid = u.objid
          JOIN pg_catalog.pg_class AS x ON x.oid = i.indexrelid
         WHERE u.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
        """
    }

    /// Only where they hold for the role that asks.
    private var policies: SQL {
        """
        SELECT y.polrelid, 'policy', y.polname,
               CASE y.polcmd WHEN 'a' THEN 4 WHEN 'w' THEN 16 WHEN 'd' THEN 8 WHEN 'r' THEN 0 ELSE 28 END
          FROM used AS u
          JOIN pg_catalog.pg_policy AS y ON y.oid = u.objid
         WHERE u.classid = 'pg_catalog.pg_policy'::pg_catalog.regclass
           AND pg_catalog.row_security_active(y.polrelid)
        """
    }
}
