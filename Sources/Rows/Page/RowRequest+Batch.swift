package import Postgres
import Catalog
import SQL

extension RowRequest {
    /// The page and a look at whether the table is still the same, in one round trip.
    ///
    /// - Throws: ``RowsError/notSeekable(_:)`` for any page but the first of a source without an order.
    package func batch(limits: CellLimits = .grid) throws(RowsError) -> Batch {
        let query = PageQuery(source: source, limits: limits)
        var batch =
            switch source.order {
            case _ where source.isArranged:
                Batch(try ArrangedPage(query: query).sql(at: position.clamped, limit: reach))
            case .key(let columns): Batch(keyed(query, Seek(columns: columns, hidesValues: true)))
            case .physical: Batch(physical(PhysicalPage(query: query)))
            case .unordered(let reason): Batch(try unordered(query, reason))
            }
        (batch.premise, batch.settings, batch.searchPath) = (isUnchanged, settings, .session)
        // There may be no index that serves it; whoever asked for it can stop it.
        batch.takesItsTime = source.isArranged
        return batch
    }

    /// One row more than wanted tells whether there are more.
    private var reach: Int { limit + 1 }

    /// Only new columns have to be looked for: without an old one the page itself fails, and types come with its rows.
    private var isUnchanged: SQL {
        """
        (SELECT relnatts FROM pg_catalog.pg_class WHERE oid OPERATOR(pg_catalog.=) \(source.relation.oid)::pg_catalog.oid) \
        OPERATOR(pg_catalog.=) \(source.attributes)::pg_catalog.int2
        """
    }

    /// A page is over before the server would have compiled (`jit`) its expressions.
    ///
    /// It is found by its key, or by the place of its blocks, however small the table was when the statement was planned;
    /// where there is no other way than a sequential scan, as before PostgreSQL 14, that begins with the first block and
    /// not where another one is.
    private var settings: [SessionSetting] {
        let always = [SessionSetting("jit", "off")]
        // Stretches have to come one after the other.
        if source.isArranged { return always + [SessionSetting("max_parallel_workers_per_gather", "0")] }
        guard source.order.isSeekable else { return always }
        return always + [
            SessionSetting("enable_seqscan", "off"), SessionSetting("synchronize_seqscans", "off"),
        ]
    }

    private func keyed(_ query: PageQuery, _ seek: Seek) -> [SQL] {
        switch position.clamped {
        case .first: return [query.sql(where: nil, .forwards, limit: reach)]
        case .last: return [query.sql(where: nil, .backwards, limit: reach)]
        case .after(let key):
            return [query.sql(where: seek.condition(.after, key.sql), .forwards, limit: reach)]
        case .before(let key):
            return [query.sql(where: seek.condition(.before, key.sql), .backwards, limit: reach)]
        case .from(let key):
            let page = query.sql(where: seek.condition(.from, key.sql), .forwards, limit: reach)
            return [page, exists(seek.condition(.before, key.sql), seek.order(.backwards))]
        case .fraction(let fraction):
            let place = FractionSeek(source: source, fraction: fraction)
            return [place.prelude + query.sql(where: place.condition, .forwards, limit: reach)]
        }
    }

    private func physical(_ page: PhysicalPage) -> [SQL] {
        switch position.clamped {
        case .first: return [page.forwards(from: "OPERATOR(pg_catalog.>=) '(0,0)'", limit: reach)]
        case .last: return [page.backwards(before: nil, limit: reach)]
        case .after(let key):
            return [page.forwards(from: "OPERATOR(pg_catalog.>) \(key.tid)", limit: reach)]
        case .before(let key): return [page.backwards(before: key.values.first, limit: reach)]
        case .from(let key):
            return [
                page.forwards(from: "OPERATOR(pg_catalog.>=) \(key.tid)", limit: reach),
                exists("r.ctid OPERATOR(pg_catalog.<) \(key.tid)", .empty),
            ]
        case .fraction(let fraction): return [page.fraction(fraction, limit: reach)]
        }
    }

    private func unordered(_ query: PageQuery, _ reason: RowOrder.Reason) throws(RowsError) -> SQL {
        guard position.clamped == .first else { throw .notSeekable(reason) }
        return query.sql(where: nil, .forwards, limit: reach)
    }

    /// Whether there is such a row.
    ///
    /// Asked in the order of the key, so that the planner takes the index: otherwise it would rather look through the whole
    /// table for one of many rows than find out that there is none.
    private func exists(_ condition: SQL, _ order: SQL) -> SQL {
        "SELECT (SELECT true FROM \(source.relation.name) AS r WHERE \(condition) \(order) LIMIT 1) IS NOT NULL"
    }
}

extension RowKey {
    fileprivate var sql: [SQL] { values.map { "\($0)" } }
    /// Of a row without any other key: its place on disk, as a value the planner does not look at.
    fileprivate var tid: SQL { "(SELECT \(values.first)::pg_catalog.tid)" }
}

extension PagePosition {
    /// The beginning and the end are better said than computed.
    var clamped: PagePosition {
        guard case .fraction(let fraction) = self else { return self }
        return fraction > 0 ? (fraction < 1 ? self : .last) : .first
    }

    /// Whether the rows arrive in descending order.
    var isBackwards: Bool {
        switch clamped {
        case .last, .before: true
        case .first, .after, .from, .fraction: false
        }
    }
}
