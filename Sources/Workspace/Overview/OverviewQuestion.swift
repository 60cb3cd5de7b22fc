package import Catalog
import Drizzle
package import Postgres
package import Verification

/// What the first screen needs from the server, in one round trip: the table list and, inside a project, the ledger.
package struct OverviewQuestion: Sendable {
    let ledger: LedgerReading?
    let includesSystem: Bool

    package func batches(asSuperuser: Bool) -> [Batch] {
        [list(asSuperuser: asSuperuser).batch] + (ledger?.batches ?? [])
    }

    /// Asks it in one round trip, unless it was asked already.
    func answers(
        in database: some DatabaseAccess, unless arrived: @Sendable () -> FirstAnswers?
    ) async throws(PostgresError) -> FirstAnswers {
        let facts = try await database.connection().facts
        if let first = arrived() { return first }
        let batches = batches(asSuperuser: facts.isSuperuser)
        return FirstAnswers(facts: facts, batches: try await database.run(batches))
    }

    func relations(in first: FirstAnswers) throws(PostgresError) -> [Relation] {
        try list(asSuperuser: first.facts.isSuperuser).relations(in: first.batches[0])
    }

    private func list(asSuperuser: Bool) -> RelationList {
        RelationList(includesSystem: includesSystem, asSuperuser: asSuperuser)
    }
}

/// The relations of a database, and where the project's migrations stand in it.
package struct DatabaseOverview: Equatable, Sendable {
    package let relations: [Relation]
    package let includesSystem: Bool
    /// `nil` outside a project; a failure where there is one that cannot be used.
    package let status: Result<MigrationStatus, WorkspaceError>?
}
