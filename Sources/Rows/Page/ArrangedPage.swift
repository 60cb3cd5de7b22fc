import SQL

/// The statements that read pages of rows that a person has filtered or sorted.
///
/// A stretch is only looked at when those in front of it did not fill the page.
struct ArrangedPage {
    let query: PageQuery

    private var source: RowSource { query.source }

    func sql(at position: PagePosition, limit: Int) throws(RowsError) -> [SQL] {
        let terms = source.orderTerms
        if terms.isEmpty { return [try unordered(position, limit)] }
        switch position {
        case .first: return [page(terms, limit)]
        case .last: return [page(terms.map(\.reversed), limit)]
        case .after(let key): return [page(terms, limit, try stretches(terms, key))]
        case .before(let key):
            let reversed = terms.map(\.reversed)
            return [page(reversed, limit, try stretches(reversed, key))]
        case .from(let key):
            let reversed = terms.map(\.reversed)
            return [
                page(terms, limit, try stretches(terms, key, includesRow: true)),
                exists(reversed, try stretches(reversed, key)),
            ]
        case .fraction: throw .noShare
        }
    }

    private func stretches(
        _ terms: [OrderTerm], _ key: RowKey, includesRow: Bool = false
    ) throws(RowsError) -> [SQL] {
        OrderSeek(terms: terms, values: try source.orderValues(of: key), includesRow: includesRow).stretches
    }

    private func unordered(_ position: PagePosition, _ limit: Int) throws(RowsError) -> SQL {
        guard position == .first else {
            guard case .unordered(let reason) = source.order else { throw .noShare }
            throw .notSeekable(reason)
        }
        return query.sql(where: nil, order: nil, limit: limit)
    }

    private func page(_ terms: [OrderTerm], _ limit: Int, _ stretches: [SQL] = []) -> SQL {
        let order = terms.order
        guard stretches.count > 1 else {
            return query.sql(where: stretches.first, order: order, limit: limit)
        }
        let parts = stretches.map { "(\(query.sql(where: $0, order: order, limit: limit)))" as SQL }
        return "\(parts.joined(separator: " UNION ALL ")) LIMIT \(unsafe: String(limit))"
    }

    private func exists(_ terms: [OrderTerm], _ stretches: [SQL]) -> SQL {
        let parts = stretches.map {
            "(SELECT true AS found FROM \(source.rows) WHERE \($0) \(terms.order) LIMIT 1)" as SQL
        }
        let all = parts.joined(separator: " UNION ALL ")
        return "SELECT (SELECT f.found FROM (\(all)) AS f LIMIT 1) IS NOT NULL"
    }
}

extension [OrderTerm] {
    var order: SQL { "ORDER BY \(map(\.sql).joined(separator: ", "))" }
}
