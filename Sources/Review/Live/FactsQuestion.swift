import Catalog
package import Postgres
import SQL

/// The question for what a database is like, as far as a review depends on it: one round trip.
package struct FactsQuestion: Hashable, Sendable {
    private let schema = SchemaQuestion(.all)

    package init() {}

    /// The session's own settings, and the rest of it under an empty `search_path`.
    package var batches: [Batch] {
        [
            Batch(SessionFactsQuery.sql, searchPath: .session),
            Batch(
                schema.statements + [
                    WeightsQuery.sql, IndexOwnersQuery.sql, DependentsQuery.sql, DomainsQuery.sql,
                    ExtensionsQuery.sql, SteadyFunctionsQuery.sql,
                ]),
        ]
    }

    /// What the answers mean.
    ///
    /// - Throws: The server's error, or a code of the catalog that nobody knows.
    package func facts(in answers: [BatchAnswer]) throws -> (facts: Facts, conditions: Conditions) {
        let session = try answers[0].get()[0]
        let results = try answers[1].get()
        let count = schema.statements.count
        let schema = try schema.schema(in: results.prefix(count))
        let rest = Array(results.dropFirst(count))
        var facts = Facts(schema)
        WeightsQuery.read(rest[0], into: &facts)
        IndexOwnersQuery.read(rest[1], into: &facts)
        DependentsQuery.read(rest[2], into: &facts)
        DomainsQuery.read(rest[3], into: &facts)
        facts.extensions = ExtensionsQuery.names(in: rest[4])
        facts.stableFunctions = SteadyFunctionsQuery.names(in: rest[5])
        var conditions = Conditions()
        SessionFactsQuery.read(session, into: &facts, &conditions)
        return (facts, conditions)
    }
}
