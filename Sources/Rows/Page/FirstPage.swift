import SQL

/// The first page of a relation whose columns nobody has asked for yet.
///
/// The server puts the query together itself, from ``RowPlan``, keeps it in a setting, and leaves the rows in a cursor; both
/// live until the end of the transaction. So a table opens in one round trip, and the statements are the same for every
/// table.
enum FirstPage {
    /// To be sent behind ``RowPlan``.
    static let statements: [SQL] = [
        """
        DO $raingauge$
        DECLARE page refcursor := 'raingauge_page';
        BEGIN
            PERFORM pg_catalog.set_config(
                'search_path', pg_catalog.current_setting('raingauge.search_path'), true);
            OPEN page NO SCROLL FOR EXECUTE pg_catalog.current_setting('raingauge.page');
        END
        $raingauge$
        """,
        "FETCH ALL FROM raingauge_page",
    ]

    /// Makes a query of the rows of `plan`, and keeps it.
    ///
    /// A table without a key is read from its first block on, which is not where another one is; with a filter, an index
    /// may serve it better. The filter is a parameter, so that the statement stays the same.
    static func composing(limit: Int, limits: CellLimits, filter: Filter? = nil) -> SQL {
        """
        SELECT pg_catalog.set_config('raingauge.page', pg_catalog.format(
                   'SELECT %s%s FROM %I.%I AS r%s%s LIMIT \(unsafe: String(limit + 1))',
                   pg_catalog.string_agg(pg_catalog.format(
                       CASE plan.cut \(unsafe: templates(limits)) END, plan.name), ', ' ORDER BY plan.number)
                       FILTER (WHERE plan.number IS NOT NULL),
                   CASE plan.ordering WHEN 'physical' THEN
                       CASE WHEN pg_catalog.count(plan.number) > 0 THEN ', ' ELSE '' END || 'r.ctid' END,
                   plan.relation_schema, plan.relation_name,
                   COALESCE(' WHERE ' || filter.text, CASE plan.ordering WHEN 'physical' THEN
                       ' WHERE r.ctid OPERATOR(pg_catalog.>=) ''(0,0)''' END),
                   COALESCE(' ORDER BY ' || pg_catalog.string_agg(pg_catalog.format('r.%I%s', plan.name,
                       ' COLLATE ' || pg_catalog.quote_ident(plan.collation_schema) || '.'
                                   || pg_catalog.quote_ident(plan.collation_name)),
                       ', ' ORDER BY plan.key_place) FILTER (WHERE plan.key_place IS NOT NULL),
                       CASE WHEN plan.ordering = 'physical' AND filter.text IS NOT NULL
                            THEN ' ORDER BY r.ctid' END)), true),
               CASE WHEN plan.ordering = 'physical' AND filter.text IS NULL THEN pg_catalog.concat(
                   pg_catalog.set_config('enable_seqscan', 'off', true),
                   pg_catalog.set_config('synchronize_seqscans', 'off', true)) END
          FROM plan CROSS JOIN (SELECT \(filter?.sql.inlined)::pg_catalog.text) AS filter (text)
         GROUP BY plan.ordering, plan.relation_schema, plan.relation_name, filter.text
        """
    }

    /// `WHEN 'text' THEN '…'` for every cut, with `%1$I` for the name of the column.
    private static func templates(_ limits: CellLimits) -> String {
        let cuts: [ValueCut] = [.whole, .number, .text, .bytes, .rendered, .withheld]
        return cuts.map { cut in
            let template = cut.expression("r.%1$I", limits: limits).doubling("'")
            return "WHEN '\(cut.rawValue)' THEN '\(template)'"
        }.joined(separator: " ")
    }
}
