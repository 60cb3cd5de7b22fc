package import Catalog
package import Postgres
package import SQL

/// A table to be opened: its columns, its order and its first page, in one round trip.
package struct OpenRequest: Hashable, Sendable {
    package let relation: Oid
    /// How many rows come along; `nil` reads none, not even looks at them.
    package let limit: Int?
    /// Which rows are meant, by simple conditions.
    package let filter: Filter?
    /// Which rows are meant, by whatever else somebody wrote, for which a page of its own is asked.
    package let written: Filter?

    package init(relation: Oid, limit: Int?, filter: Filter? = nil) {
        (self.relation, self.limit) = (relation, limit)
        self.filter = filter?.isWritten == true ? nil : filter
        written = filter?.isWritten == true ? filter : nil
    }

    package var batch: Batch {
        Batch(
            [
                Self.qualifiedNames, RelationSummary.sql(relation), ColumnsQuery.sql(relation),
                ForeignKeysQuery.sql(relation), plan,
            ] + (limit == nil ? [] : FirstPage.statements),
            searchPath: .session)
    }

    /// What is left to ask where the structure of the relation is asked as well.
    package var pageBatch: Batch { recurring(FirstPage.statements) }

    /// The same as ``pageBatch`` without rows, for ``Connection/rehearse(_:)``.
    package var rehearsal: Batch { recurring([]) }

    private func recurring(_ rows: [SQL]) -> Batch {
        var batch = Batch([Self.qualifiedNames, plan] + rows, searchPath: .session)
        batch.isRecurring = true
        return batch
    }

    private var plan: SQL { RowPlan.sql(relation, limit: limit ?? 0, filter: filter) }

    /// Reads the answer to ``batch``.
    ///
    /// - Throws: ``CatalogError/noSuchRelation(_:)`` when the relation is gone, or the server's ``PostgresError`` when it
    ///   did not even tell the columns.
    package func opening(in answer: BatchAnswer) throws -> Opening {
        let results = answer.results
        guard results.count >= 5 else {
            throw answer.error ?? CatalogError.noSuchRelation(relation) as any Error
        }
        let relation = try RelationSummary.relation(relation, in: results[1])
        let keys = try ForeignKeysQuery.foreignKeys(of: relation.oid, in: results[3])
        let columns = try ColumnsQuery.columns(in: results[2])
        return opening(of: relation, columns, keys, results[4...], failure: answer.error)
    }

    /// Reads the answer to ``pageBatch``.
    ///
    /// - Throws: The server's ``PostgresError`` when it did not even tell the order of the rows.
    package func opening(of structure: Structure, in answer: BatchAnswer) throws -> Opening {
        guard answer.results.count >= 2 else {
            throw answer.error ?? CatalogError.noSuchRelation(relation) as any Error
        }
        return opening(
            of: structure.relation, structure.columns, (structure.foreignKeys, structure.referencedBy),
            answer.results[1...], failure: answer.error)
    }

    /// Takes the plan and, behind the block that opens it, the page.
    private func opening(
        of relation: Relation, _ columns: [Column], _ keys: (leaving: [ForeignKey], arriving: [ForeignKey]),
        _ results: ArraySlice<RowSet>, failure: PostgresError?
    ) -> Opening {
        let (plan, rows) = (results[results.startIndex], results.dropFirst(2).first)
        var source = RowPlan.source(of: relation, columns: columns, foreignKeys: keys.leaving, in: plan)
        source.filter = filter
        if let rows { source.adoptTypes(of: rows) }
        return Opening(
            source: source, foreignKeys: keys.leaving, referencedBy: keys.arriving,
            firstPage: rows.map { page(of: source, in: $0, limit: limit ?? 0) }, failure: failure)
    }

    private func page(of source: RowSource, in result: RowSet, limit: Int) -> RowPage {
        let hasMore = result.count > limit
        return RowPage(
            source: source, result: result, limit: limit, hasMoreBefore: false,
            hasMoreAfter: hasMore && source.order.isSeekable, isCutShort: hasMore && !source.order.isSeekable)
    }

    /// Lets the server write names with their schemas, so that they mean the same in later round trips.
    ///
    /// ``FirstPage`` goes back to the search path of the session, on which views and policies may rely.
    private static let qualifiedNames: SQL = """
        SELECT pg_catalog.set_config('raingauge.search_path', pg_catalog.current_setting('search_path'), true),
               pg_catalog.set_config('search_path', '', true), pg_catalog.set_config('jit', 'off', true)
        """
}

/// A table as it is when opened.
package struct Opening: Equatable, Sendable {
    package let source: RowSource
    /// Where its columns point to.
    package let foreignKeys: [ForeignKey]
    /// What points to it.
    package let referencedBy: [ForeignKey]
    /// Missing when the server could not read rows, or could not run the block that asks for them.
    package var firstPage: RowPage?
    /// Why there is no page.
    package var failure: PostgresError?

    package init(
        source: RowSource, foreignKeys: [ForeignKey] = [], referencedBy: [ForeignKey] = [],
        firstPage: RowPage? = nil, failure: PostgresError? = nil
    ) {
        (self.source, self.foreignKeys, self.referencedBy) = (source, foreignKeys, referencedBy)
        (self.firstPage, self.failure) = (firstPage, failure)
    }
}
