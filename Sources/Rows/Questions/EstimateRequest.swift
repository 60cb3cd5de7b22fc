import Catalog
import JSON
package import Postgres
package import SQL

/// What the planner expects of filtered or sorted rows, before the first page of them is read.
package struct EstimateRequest: Hashable, Sendable {
    package let source: RowSource
    package let limit: Int

    package init(source: RowSource, limit: Int) { (self.source, self.limit) = (source, limit) }

    /// Asks for the plan of the first page, and how large the table is; nothing of it is read.
    package func batch() throws(RowsError) -> Batch {
        let page = try RowRequest(source: source, position: .first, limit: limit).batch()
        let plan = page.statements.first.map { "EXPLAIN (FORMAT JSON) \($0)" as SQL } ?? .empty
        var batch = Batch([plan, size], searchPath: .session)
        batch.settings = page.settings
        return batch
    }

    /// With all partitions, as far as the last `ANALYZE` or `VACUUM` knew it.
    private var size: SQL {
        """
        SELECT pg_catalog.sum(c.relpages)::pg_catalog.int8
               OPERATOR(pg_catalog.*) pg_catalog.current_setting('block_size')::pg_catalog.int8
          FROM pg_catalog.pg_class AS c
         WHERE c.oid OPERATOR(pg_catalog.=) \(source.relation.oid)::pg_catalog.oid
            OR c.oid OPERATOR(pg_catalog.=) ANY (
               ARRAY(SELECT t.relid::pg_catalog.oid
                       FROM pg_catalog.pg_partition_tree(\(source.relation.oid)::pg_catalog.oid::pg_catalog.regclass) AS t))
        """
    }

    /// - Throws: ``RowsError`` when the table is not what it was, or the server's ``PostgresError``.
    package func estimate(in answer: BatchAnswer) throws -> RowEstimate {
        if let error = answer.error { throw source.reading(error) }
        let text = answer.results.first.flatMap { rows in
            rows.isEmpty ? nil : (0..<rows.count).compactMap { rows[$0, 0] }.joined(separator: "\n")
        }
        guard let plan = text.flatMap(PlanNode.init(json:)) else {
            return RowEstimate(rows: nil, reading: nil)
        }
        let size = answer.results.dropFirst().first?.int64(0, 0) ?? 0
        return RowEstimate(
            rows: plan.unlimited.rows,
            reading: plan.isServed ? nil : ByteCount(Int64(plan.share * Double(size))))
    }
}

/// How many rows there probably are, and what has to be read to find some of them.
package struct RowEstimate: Hashable, Sendable {
    /// Under the filter; `nil` where the planner does not say.
    package let rows: Int64?
    /// What is read of the table because no index serves; `nil` where one does.
    package let reading: ByteCount?

    package init(rows: Int64?, reading: ByteCount?) { (self.rows, self.reading) = (rows, reading) }
}
