import Catalog
import Postgres
import SQL

/// What uses a column in a way that keeps its type from changing.
enum DependentsQuery {
    private enum Column: Int, ResultColumns { case schema, table, name, dependent }

    static let sql: SQL = """
        SELECT DISTINCT n.nspname AS schema, c.relname AS table, a.attname AS name,
               CASE WHEN v.oid IS NOT NULL THEN pg_catalog.concat('view ', v.relname)
                    WHEN p.oid IS NOT NULL THEN pg_catalog.concat('policy ', p.polname)
                    WHEN t.oid IS NOT NULL THEN pg_catalog.concat('trigger ', t.tgname)
                    ELSE pg_catalog.concat('generated column ', g.attname) END AS dependent
          FROM pg_catalog.pg_depend AS d
          JOIN pg_catalog.pg_class AS c ON c.oid = d.refobjid
          JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
          JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = d.refobjsubid
          LEFT JOIN pg_catalog.pg_rewrite AS r ON d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass AND r.oid = d.objid
          LEFT JOIN pg_catalog.pg_class AS v ON v.oid = r.ev_class AND v.oid <> c.oid
          LEFT JOIN pg_catalog.pg_policy AS p ON d.classid = 'pg_catalog.pg_policy'::pg_catalog.regclass AND p.oid = d.objid
          LEFT JOIN pg_catalog.pg_trigger AS t ON d.classid = 'pg_catalog.pg_trigger'::pg_catalog.regclass AND t.oid = d.objid AND NOT t.tgisinternal
          LEFT JOIN pg_catalog.pg_attrdef AS e ON d.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass AND e.oid = d.objid
          LEFT JOIN pg_catalog.pg_attribute AS g ON g.attrelid = e.adrelid AND g.attnum = e.adnum AND g.attgenerated <> '' AND g.attnum <> a.attnum
         WHERE d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjsubid > 0 AND c.oid >= 16384
           AND (v.oid IS NOT NULL OR p.oid IS NOT NULL OR t.oid IS NOT NULL OR g.attnum IS NOT NULL)
         ORDER BY 1, 2, 3, 4
        """

    static func read(_ result: RowSet, into facts: inout Facts) {
        for row in ResultRows<Column>(result) {
            guard let table = row.qualifiedName(.schema, .table) else { continue }
            facts.tables[table]?.dependents[Identifier(row.text(.name)), default: []].append(
                row.text(.dependent))
        }
    }
}
