package import Postgres
import Catalog
import SQL

extension RowRequest {
    /// Reads the answer to ``batch(limits:)``.
    ///
    /// - Throws: ``RowsError`` when the table is not what it was, or the server's ``PostgresError``.
    package func page(in answer: BatchAnswer) throws -> RowPage {
        if let error = answer.error { throw source.reading(error) }
        let shape = answer.results[0]
        guard !shape.isEmpty, shape.int(0, 0) == source.attributes else {
            throw RowsError.relationChanged(source.relation.name)
        }
        let results = answer.results.dropFirst()
        guard let rows = results.first, source.hasTypes(of: rows) else {
            throw RowsError.relationChanged(source.relation.name)
        }
        let isPreceded = results.dropFirst().first?.bool(0, 0)
        return page(of: rows, isPreceded: isPreceded)
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
        return RowPage(
            source: source, result: rows, limit: limit, isBackwards: isBackwards, hasMoreBefore: before,
            hasMoreAfter: after && source.order.isSeekable, isCutShort: hasMore && !source.order.isSeekable)
    }
}

extension RowPage {
    /// Takes up to `limit` rows from an answer.
    init(
        source: RowSource, result: RowSet, limit: Int, isBackwards: Bool = false, hasMoreBefore: Bool,
        hasMoreAfter: Bool, isCutShort: Bool = false
    ) {
        let count = min(limit, result.count)
        let folds = source.columns.map(\.fold) + Array(repeating: .whole, count: source.order.hiddenParts)
        var cells: [Cell] = []
        cells.reserveCapacity(count * folds.count)
        for row in 0..<count {
            let place = isBackwards ? count - 1 - row : row
            result.readCells(ofRow: place) { column, bytes in cells.append(Cell(bytes, folds[column])) }
        }
        self.init(
            source: source, cells: cells, rowCount: count, hasMoreBefore: hasMoreBefore,
            hasMoreAfter: hasMoreAfter, isCutShort: isCutShort)
    }
}

extension RowSource {
    /// What an error of the server says about the table, if it says anything.
    ///
    /// An error with a context comes from a function that a view calls, and speaks of what that function misses.
    func reading(_ error: PostgresError) -> any Error {
        guard error.context == nil else { return error }
        return switch error.sqlState {
        case .undefinedTable?, .invalidSchemaName?: RowsError.relationIsGone(relation.name)
        case .undefinedColumn?: RowsError.relationChanged(relation.name)
        default: error
        }
    }
}
