import Postgres
import SQL

/// The question for everything of which the defining SQL is enough: functions, triggers, rules, domains, types, extensions,
/// exclusion constraints, extended statistics, owners and privileges.
enum SchemaDefinitionsQuery {
    private enum Column: Int, ResultColumns { case kind, schema, name, tableSchema, tableName, object, text }

    /// The condition is on the namespace, which is called `n`; what nobody wants has no rows.
    static func sql(_ condition: SQL, _ areWanted: Bool) -> SQL {
        """
        SELECT kind, schema, name, table_schema, table_name, object, text
          FROM (\(types(condition))
                UNION ALL \(functions(condition))
                UNION ALL \(parts(condition))
                UNION ALL \(SchemaRightsQuery.sql(condition))) AS definition
         WHERE \(areWanted)
         ORDER BY kind, schema, table_name, object, name
        """
    }

    static func definitions(in result: RowSet) -> [Schema.Definition] {
        ResultRows<Column>(result).compactMap { row in
            guard let kind = Schema.Definition.Kind(rawValue: row.text(.kind)) else { return nil }
            let owner = row.qualifiedName(.tableSchema, .tableName)
            let object = Schema.Definition.Object.Kind(rawValue: row.text(.object)).flatMap { kind in
                owner.map { Schema.Definition.Object(kind, $0) }
            }
            return Schema.Definition(
                kind, QualifiedName(row.text(.schema), row.text(.name)), of: object == nil ? owner : nil,
                object: object, row.text(.text))
        }
    }

    /// Extensions, domains with their checks, composite types and range types.
    private static func types(_ condition: SQL) -> SQL {
        """
        SELECT 'extension' AS kind, n.nspname::pg_catalog.text AS schema, e.extname::pg_catalog.text AS name,
               NULL::pg_catalog.text AS table_schema, NULL::pg_catalog.text AS table_name, '' AS object,
               pg_catalog.format('CREATE EXTENSION %I SCHEMA %I', e.extname, n.nspname) AS text
          FROM pg_catalog.pg_extension AS e
          JOIN pg_catalog.pg_namespace AS n ON n.oid = e.extnamespace
         WHERE \(condition)
        UNION ALL
        SELECT CASE t.typtype WHEN 'd' THEN 'domain' WHEN 'c' THEN 'composite' ELSE 'range' END,
               n.nspname, t.typname, NULL, NULL, '',
               CASE t.typtype
               WHEN 'd' THEN pg_catalog.concat(
                    pg_catalog.format('CREATE DOMAIN %I.%I AS ', n.nspname, t.typname),
                    pg_catalog.format_type(t.typbasetype, t.typtypmod),
                    \(collation("t.typcollation", of: "t.typbasetype")), ' DEFAULT ' || t.typdefault,
                    CASE WHEN t.typnotnull THEN ' NOT NULL' END,
                    (SELECT pg_catalog.string_agg(
                                pg_catalog.format(' CONSTRAINT %I %s', k.conname, pg_catalog.pg_get_constraintdef(k.oid)),
                                '' ORDER BY k.conname)
                       FROM pg_catalog.pg_constraint AS k WHERE k.contypid = t.oid AND k.contype = 'c'))
               WHEN 'c' THEN pg_catalog.concat(
                    pg_catalog.format('CREATE TYPE %I.%I AS (', n.nspname, t.typname),
                    (SELECT pg_catalog.string_agg(
                                pg_catalog.concat(
                                    pg_catalog.format('%I %s', a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod)),
                                    \(collation("a.attcollation", of: "a.atttypid"))), ', ' ORDER BY a.attnum)
                       FROM pg_catalog.pg_attribute AS a
                      WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped), ')')
               ELSE \(range)
               END
          FROM pg_catalog.pg_type AS t
          JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
          LEFT JOIN pg_catalog.pg_class AS c ON c.oid = t.typrelid
         WHERE (t.typtype IN ('d', 'r') OR (t.typtype = 'c' AND c.relkind = 'c')) AND \(condition)
           AND NOT EXISTS (
               SELECT FROM pg_catalog.pg_depend AS d
                WHERE d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass AND d.objid = t.oid AND d.deptype = 'e')
        """
    }

    /// Of `t`, with its operator class and collation where they are not what the subtype has anyway.
    private static let range: SQL = """
        (SELECT pg_catalog.concat(
                pg_catalog.format('CREATE TYPE %I.%I AS RANGE (SUBTYPE = ', n.nspname, t.typname),
                pg_catalog.format_type(r.rngsubtype, NULL),
                CASE WHEN NOT oc.opcdefault
                     THEN pg_catalog.format(', SUBTYPE_OPCLASS = %I.%I', ocn.nspname, oc.opcname) END,
                CASE WHEN r.rngcollation <> st.typcollation THEN ', COLLATION = ' || r.rngcollation::pg_catalog.regcollation END,
                CASE WHEN r.rngcanonical::pg_catalog.oid <> 0 THEN ', CANONICAL = ' || r.rngcanonical::pg_catalog.text END,
                CASE WHEN r.rngsubdiff::pg_catalog.oid <> 0 THEN ', SUBTYPE_DIFF = ' || r.rngsubdiff::pg_catalog.text END,
                ')')
           FROM pg_catalog.pg_range AS r
           JOIN pg_catalog.pg_type AS st ON st.oid = r.rngsubtype
           JOIN pg_catalog.pg_opclass AS oc ON oc.oid = r.rngsubopc
           JOIN pg_catalog.pg_namespace AS ocn ON ocn.oid = oc.opcnamespace
          WHERE r.rngtypid = t.oid)
        """

    /// Where it is not the type's own.
    private static func collation(_ collation: SQL, of type: SQL) -> SQL {
        """
        (SELECT ' COLLATE ' || co.oid::pg_catalog.regcollation
           FROM pg_catalog.pg_collation AS co, pg_catalog.pg_type AS own
          WHERE co.oid = \(collation) AND own.oid = \(type) AND own.typcollation <> co.oid)
        """
    }

    /// Functions and procedures; an aggregate has no text of its own.
    private static func functions(_ condition: SQL) -> SQL {
        """
        SELECT 'function', n.nspname,
               pg_catalog.format('%I(%s)', p.proname, pg_catalog.oidvectortypes(p.proargtypes)),
               NULL, NULL, '', pg_catalog.rtrim(pg_catalog.pg_get_functiondef(p.oid), E'\\n')
        \(fromFunctions(condition))
        """
    }

    /// The functions and procedures `p` that somebody has made and no extension brought, in schemas `n`.
    static func fromFunctions(_ condition: SQL) -> SQL {
        """
          FROM pg_catalog.pg_proc AS p
          JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
         WHERE p.prokind IN ('f', 'p', 'w') AND \(condition)
           AND NOT EXISTS (
               SELECT FROM pg_catalog.pg_depend AS d
                WHERE d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND d.objid = p.oid AND d.deptype IN ('e', 'i'))
        """
    }

    /// What belongs to a table: exclusion constraints, triggers, rules, extended statistics.
    private static func parts(_ condition: SQL) -> SQL {
        """
        SELECT 'exclusion', n.nspname, k.conname, n.nspname, c.relname, '', pg_catalog.pg_get_constraintdef(k.oid)
          FROM pg_catalog.pg_constraint AS k
          JOIN pg_catalog.pg_class AS c ON c.oid = k.conrelid
          JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
         WHERE k.contype = 'x' AND NOT c.relispartition AND \(condition)
        UNION ALL
        SELECT 'trigger', n.nspname, t.tgname, n.nspname, c.relname, '',
               pg_catalog.concat(pg_catalog.pg_get_triggerdef(t.oid), \(mode("t.tgenabled")))
          FROM pg_catalog.pg_trigger AS t
          JOIN pg_catalog.pg_class AS c ON c.oid = t.tgrelid
          JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
         WHERE NOT t.tgisinternal AND NOT c.relispartition AND \(condition)
        UNION ALL
        SELECT 'rule', n.nspname, r.rulename, n.nspname, c.relname, '',
               pg_catalog.concat(pg_catalog.rtrim(pg_catalog.pg_get_ruledef(r.oid), ';'), \(mode("r.ev_enabled")))
          FROM pg_catalog.pg_rewrite AS r
          JOIN pg_catalog.pg_class AS c ON c.oid = r.ev_class
          JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
         WHERE r.rulename <> '_RETURN' AND \(condition)
        UNION ALL
        SELECT 'statistics', n.nspname, s.stxname, tn.nspname, c.relname, '',
               pg_catalog.concat(
                    pg_catalog.pg_get_statisticsobjdef(s.oid),
                    CASE WHEN s.stxstattarget >= 0 THEN pg_catalog.format(
                        E';\\nALTER STATISTICS %I.%I SET STATISTICS %s', n.nspname, s.stxname, s.stxstattarget) END)
          FROM pg_catalog.pg_statistic_ext AS s
          JOIN pg_catalog.pg_namespace AS n ON n.oid = s.stxnamespace
          JOIN pg_catalog.pg_class AS c ON c.oid = s.stxrelid
          JOIN pg_catalog.pg_namespace AS tn ON tn.oid = c.relnamespace
         WHERE NOT c.relispartition AND \(condition)
        """
    }

    /// What is said of a trigger or a rule that is not enabled as usual.
    private static func mode(_ code: SQL) -> SQL {
        """
        CASE \(code) WHEN 'D' THEN ' -- disabled' WHEN 'A' THEN ' -- enabled always'
                     WHEN 'R' THEN ' -- enabled on replicas' END
        """
    }
}
