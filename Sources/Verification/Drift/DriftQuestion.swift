package import Catalog
package import Drizzle
package import Postgres

/// The question whether a database has the schema it should have.
///
/// Costs one round trip when nothing is in doubt, two when copies have to be made, three when views are among them, and
/// one for each copy that PostgreSQL refuses to make, up to eight.
package struct DriftQuestion: Sendable {
    package var expectation: Expectation
    /// What the expectation is called, such as `0007_add_index`.
    package var name: String
    package var filter: SchemaFilter
    package var choice: DriftMethod.Choice
    /// Lower-case letters and digits that nobody can guess, for the names of the copies.
    package var token: String
    /// Of the statements, where they are others than the connection's.
    package var limits: SessionLimits?

    package enum Expectation: Sendable {
        case snapshot(RecordedSchema)
        /// Read from another server of that version, such as 150004.
        case database(Schema, version: Int)
    }

    package init(
        _ expectation: Expectation, name: String, filter: SchemaFilter = SchemaFilter(),
        choice: DriftMethod.Choice = .automatic, token: String, limits: SessionLimits? = nil
    ) {
        (self.expectation, self.name, self.filter) = (expectation, name, filter)
        (self.choice, self.token, self.limits) = (choice, token, limits)
    }

    /// Somewhere else to make copies: connects to a server of our own, or says why there is none.
    package typealias Scratch = @Sendable () async -> Result<Connection, ScratchRefusal>

    package struct ScratchRefusal: Error, Equatable, Sendable {
        package let words: String

        package init(_ words: String) { self.words = words }
    }

    /// Asks the database, and compares.
    ///
    /// - Parameters:
    ///   - connection: To the database in question.
    ///   - scratch: Called at most once, and only when copies have to be made and cannot be made in the database.
    /// - Returns: Every difference, and how it was found.
    /// - Throws: ``PostgresError`` when the database did not answer, ``CatalogError`` when its answer was not understood.
    package func drift(on connection: Connection, scratch: Scratch) async throws -> Drift {
        let whole = expected
        let question = SchemaQuestion(filter.scope(for: whole), includesRoles: filter.includesRoles)
        let answers = await connection.run([
            Batch(ShadowFacts.sql, limits: limits), Batch(question.statements, limits: limits),
        ])
        let facts = ShadowFacts(try answers[0].get()[0])
        let found = try question.schema(in: try answers[1].get())
        let live = filter.filtered(found, against: whole).keepingLinkedTables(of: found, for: whole)
        let wanted = filter.filtered(whole, against: whole).expectingLinkedTables(of: found)
        if case .database(_, let version) = expectation {
            // Another version may write the same thing differently, so only what it writes alike is certain.
            let isSameVersion = version / 10_000 == connection.serverVersion / 10_000
            let names = Set(wanted.tables.map(\.name) + wanted.views.map(\.name))
            let comparison = SchemaComparison(
                expected: wanted, live: live, settled: isSameVersion ? names : [], strictness: .lenient)
            return drift(comparison, .databases)
        }
        let first = SchemaComparison(expected: wanted, live: live)
        guard !first.unsettled.isEmpty else { return drift(first, .catalog) }
        var settling = DoubtResolver(
            question: self, expected: wanted, live: live, doubts: first.unsettled,
            version: connection.serverVersion)
        return try await settling.drift(on: connection, facts: facts, scratch: scratch)
    }

    /// The whole expectation, before anything is left out.
    private var expected: Schema {
        switch expectation {
        case .snapshot(let snapshot): Schema(snapshot)
        case .database(let schema, _): schema
        }
    }

    func drift(
        _ comparison: SchemaComparison, _ method: DriftMethod, unmade: [Drift.Unmade] = []
    ) -> Drift {
        let expected = comparison.expected
        return Drift(
            against: name, method: method, differences: comparison.differences,
            counts: Drift.Counts(
                tables: expected.tables.count, columns: expected.tables.reduce(0) { $0 + $1.columns.count },
                others: expected.enums.count + expected.views.count + expected.sequences.count),
            unmade: unmade)
    }
}
