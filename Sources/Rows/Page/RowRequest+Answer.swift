package import Postgres
import Catalog
import SQL

extension RowRequest {
    /// Reads the answer to ``batch(limits:)``.
    ///
    /// - Throws: ``RowsError`` when the table is not what it was, or the server's ``PostgresError``.
    package func page(in answer: BatchAnswer) throws -> RowPage {
        if let error = answer.error { throw source.reading(error, from: try batch()) }
        guard answer.isPremiseTrue, let rows = answer.results.first, source.hasTypes(of: rows) else {
            throw RowsError.relationChanged(source.relation.name)
        }
        let isPreceded = answer.results.dropFirst().first?.bool(0, 0)
        return page(of: rows, isPreceded: isPreceded)
    }

    /// Whether the row that only tells that there are more cannot be told from the last one, where nothing else is known of
    /// a row than what it is sorted by.
    private func hasTie(in rows: RowSet) -> Bool {
        guard !source.order.isSeekable, limit > 0 else { return false }
        return source.sortPlaces.allSatisfy { rows[limit - 1, $0] == rows[limit, $0] }
    }

    private func page(of rows: RowSet, isPreceded: Bool?) -> RowPage {
        let hasMore = rows.count > limit
        let isBackwards = position.isBackwards
        let (before, after) =
            switch position.clamped {
            case .first: (false, hasMore)
            case .last: (hasMore, false)
            case .after: (true, hasMore)
            case .before: (hasMore, true)
            case .from: (isPreceded ?? false, hasMore)
            case .fraction: (true, hasMore)
            }
        var page = RowPage(
            source: source, result: rows, limit: limit, isBackwards: isBackwards, hasMoreBefore: before,
            hasMoreAfter: after && source.isSeekable, isCutShort: hasMore && !source.isSeekable)
        page.hasTies = hasMore && hasTie(in: rows)
        return page.endingWherePlacesEnd
    }
}

extension RowSource {
    /// What an error of the server says about the table or about the filter, if it says anything.
    ///
    /// What a person wrote may speak of other things than there are. An error with a context comes from a function that a view calls, and speaks of what that function misses.
    func reading(_ error: PostgresError, from batch: Batch? = nil) -> any Error {
        if let refusal = FilterRefusal(error, filter, in: batch?.statements ?? []) { return refusal }
        guard error.context == nil, filter?.isWritten != true else { return error }
        return switch error.sqlState {
        case .undefinedTable?, .invalidSchemaName?: RowsError.relationIsGone(relation.name)
        case .undefinedColumn?: RowsError.relationChanged(relation.name)
        default: error
        }
    }
}
