import Postgres
import SQL

/// The question for what else belongs to a relation and is rarely there: extended statistics, rules, column options, grants.
///
/// The answer is SQL as it would be typed, in the order in which it may run. Since the minor releases of November 2026 the
/// server keeps `pg_attver` for itself among the options of a column; `ALTER TABLE` refuses it, and `pg_dump` leaves it out.
enum ExtrasQuery {
    private enum Column: Int, ResultColumns { case definition, place }

    static func sql(_ relation: Oid) -> SQL {
        """
        SELECT 'ALTER TABLE ' || c.oid::pg_catalog.regclass || ' ALTER COLUMN '
                 || pg_catalog.quote_ident(a.attname) || ' SET ('
                 || own.options || ')' AS definition, 1 AS place
          FROM pg_catalog.pg_class AS c
          JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid
         CROSS JOIN LATERAL (
               SELECT pg_catalog.string_agg(o, ', ') AS options
                 FROM pg_catalog.unnest(a.attoptions) AS o
                WHERE pg_catalog.left(o, 10) <> 'pg_attver=') AS own
         WHERE c.oid = \(relation)::pg_catalog.oid AND own.options IS NOT NULL AND NOT a.attisdropped
         UNION ALL
        SELECT 'ALTER FOREIGN TABLE ' || c.oid::pg_catalog.regclass || ' ALTER COLUMN '
                 || pg_catalog.quote_ident(a.attname) || ' OPTIONS ('
                 || (SELECT pg_catalog.string_agg(pg_catalog.quote_ident(o.option_name) || ' '
                            || pg_catalog.quote_literal(o.option_value), ', ')
                       FROM pg_catalog.pg_options_to_table(a.attfdwoptions) AS o) || ')', 1
          FROM pg_catalog.pg_class AS c
          JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid
         WHERE c.oid = \(relation)::pg_catalog.oid AND a.attfdwoptions IS NOT NULL AND NOT a.attisdropped
         UNION ALL
        SELECT pg_catalog.pg_get_statisticsobjdef(s.oid), 2
          FROM pg_catalog.pg_statistic_ext AS s
         WHERE s.stxrelid = \(relation)::pg_catalog.oid
         UNION ALL
        SELECT pg_catalog.rtrim(pg_catalog.pg_get_ruledef(r.oid), ';'), 3
          FROM pg_catalog.pg_rewrite AS r
         WHERE r.ev_class = \(relation)::pg_catalog.oid AND r.rulename <> '_RETURN'
         UNION ALL
        SELECT 'GRANT ' || pg_catalog.string_agg(p.privilege_type, ', ' ORDER BY p.privilege_type)
                 || ' ON TABLE ' || c.oid::pg_catalog.regclass || receiver.words, 4
          FROM pg_catalog.pg_class AS c
         CROSS JOIN LATERAL pg_catalog.aclexplode(c.relacl) AS p
         CROSS JOIN LATERAL (\(receiver)) AS receiver (words)
         WHERE c.oid = \(relation)::pg_catalog.oid AND p.grantee <> c.relowner
         GROUP BY c.oid, receiver.words
         UNION ALL
        SELECT 'GRANT ' || pg_catalog.string_agg(
                    p.privilege_type || ' (' || pg_catalog.quote_ident(a.attname) || ')', ', '
                    ORDER BY p.privilege_type, a.attnum)
                 || ' ON TABLE ' || c.oid::pg_catalog.regclass || receiver.words, 4
          FROM pg_catalog.pg_class AS c
          JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid
         CROSS JOIN LATERAL pg_catalog.aclexplode(a.attacl) AS p
         CROSS JOIN LATERAL (\(receiver)) AS receiver (words)
         WHERE c.oid = \(relation)::pg_catalog.oid AND NOT a.attisdropped
         GROUP BY c.oid, receiver.words
         ORDER BY place, definition
        """
    }

    /// To whom a privilege `p` is given.
    private static let receiver: SQL = """
        SELECT ' TO ' || CASE p.grantee WHEN 0 THEN 'PUBLIC'
                         ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(p.grantee)) END
                 || CASE WHEN p.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END
        """

    static func extras(in result: RowSet) -> [Structure.Extra] {
        ResultRows<Column>(result).compactMap { row in
            row.int(.place).flatMap(Structure.Extra.Kind.init(rawValue:)).map {
                Structure.Extra($0, row.text(.definition))
            }
        }
    }
}
