package import Catalog
package import Postgres
package import SQL

/// By what a person knows the rows that a row refers to: a short text of each.
package struct LabelsRequest: Hashable, Sendable {
    package let references: [Reference]

    /// A foreign key, and the row that it leads to.
    package struct Reference: Hashable, Sendable {
        package let key: ForeignKey
        package let filter: Filter

        package init(key: ForeignKey, filter: Filter) { (self.key, self.filter) = (key, filter) }
    }

    private let chosen: ChosenLabels

    package init(_ references: [Reference], _ chosen: ChosenLabels = ChosenLabels()) {
        (self.references, self.chosen) = (references, chosen)
    }

    /// Asks for the columns in which the texts are.
    var columns: LabelColumnsQuestion {
        LabelColumnsQuestion(references.map(\.key.target), preferring: chosen.columns)
    }

    /// One for each reference, so that what is refused for one table says nothing of the others.
    func batches(_ columns: [Identifier?]) -> [Batch] {
        zip(references, columns).map { reference, column in
            let label = column.map { "pg_catalog.left(r.\($0)::pg_catalog.text, 200)" as SQL } ?? "NULL"
            return Batch(
                """
                SELECT \(label) FROM \(reference.key.target.table) AS r WHERE \(reference.filter.sql) LIMIT 1
                """, searchPath: .session)
        }
    }
}

extension DatabaseAccess {
    /// Two round trips.
    ///
    /// - Returns: The texts by their foreign keys; nothing where a table has none, or may not be read.
    package func labels(_ request: LabelsRequest) async throws -> ([Oid: String], Cost) {
        guard !request.references.isEmpty else { return ([:], .none) }
        let first = try await answer(request.columns.batch)
        let answers = try await run(request.batches(try request.columns.columns(in: first)))
        var labels: [Oid: String] = [:]
        for (reference, answer) in zip(request.references, answers) {
            guard let rows = answer.results.first, !rows.isEmpty else { continue }
            labels[reference.key.oid] = rows[0, 0]
        }
        return (labels, first.cost.followed(by: answers.cost))
    }
}
