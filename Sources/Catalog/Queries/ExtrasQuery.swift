import Postgres
import SQL

/// The question for what else belongs to a relation and is rarely there: extended statistics, rules, column options.
///
/// The answer is SQL as it would be typed, in the order in which it may run. Since the minor releases of November 2026 the
/// server keeps `pg_attver` for itself among the options of a column; `ALTER TABLE` refuses it, and `pg_dump` leaves it out.
enum ExtrasQuery {
    private enum Column: Int, ResultColumns { case definition }

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
         ORDER BY place, definition
        """
    }

    static func definitions(in result: RowSet) -> [String] {
        ResultRows<Column>(result).map { $0.text(.definition) }
    }
}
