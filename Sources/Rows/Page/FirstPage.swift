import SQL

/// The first page of a relation whose columns nobody has asked for yet.
///
/// The server puts the query together itself, from ``RowPlan``, and leaves the rows in a cursor that lives until the end of
/// the transaction. So a table opens in one round trip.
enum FirstPage {
    static func statements(_ relation: Oid, limit: Int, limits: CellLimits) -> [SQL] {
        [open(relation, limit: limit, limits: limits), "FETCH ALL FROM raingauge_page"]
    }

    private static func open(_ relation: Oid, limit: Int, limits: CellLimits) -> SQL {
        """
        DO $raingauge$
        DECLARE
            page refcursor := 'raingauge_page';
            query text;
            ordering text;
        BEGIN
            SELECT pg_catalog.format('SELECT %s%s FROM %I.%I AS r%s%s LIMIT \(unsafe: String(limit + 1))',
                       pg_catalog.string_agg(pg_catalog.format(
                           CASE cut \(unsafe: templates(limits)) END, name), ', ' ORDER BY number)
                           FILTER (WHERE number IS NOT NULL),
                       CASE plan.ordering WHEN 'physical' THEN
                           CASE WHEN pg_catalog.count(number) > 0 THEN ', ' ELSE '' END || 'r.ctid' END,
                       relation_schema, relation_name,
                       CASE plan.ordering WHEN 'physical' THEN
                           ' WHERE r.ctid OPERATOR(pg_catalog.>=) ''(0,0)''' END,
                       ' ORDER BY ' || pg_catalog.string_agg(pg_catalog.format('r.%I%s', name,
                           ' COLLATE ' || pg_catalog.quote_ident(collation_schema) || '.'
                                       || pg_catalog.quote_ident(collation_name)),
                           ', ' ORDER BY key_place) FILTER (WHERE key_place IS NOT NULL)),
                   plan.ordering
              INTO STRICT query, ordering
              FROM (\(RowPlan.sql(relation))) AS plan
             GROUP BY plan.ordering, relation_schema, relation_name;
            IF ordering = 'physical' THEN
                PERFORM pg_catalog.set_config('enable_seqscan', 'off', true);
                PERFORM pg_catalog.set_config('synchronize_seqscans', 'off', true);
            END IF;
            PERFORM pg_catalog.set_config(
                'search_path', pg_catalog.current_setting('raingauge.search_path'), true);
            OPEN page NO SCROLL FOR EXECUTE query;
        END
        $raingauge$
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
