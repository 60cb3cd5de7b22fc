package import Catalog
package import Drizzle
package import Postgres
import SQL

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
    /// What migrations made beside the snapshot that is the measure, so that it is expected too.
    package var files: FileObjects?
    /// What applied migrations made, where the measure is something else; nothing of it is to be dropped.
    package var applied: FileObjects?
    /// What migrations make that are not applied; nothing of it is to be dropped.
    package var pending: FileObjects?
    /// Whether no migration is applied, so that nothing can have drifted before something is there.
    package var isNothingApplied = false
    /// Of the statements, where they are others than the connection's.
    package var limits: SessionLimits?

    package enum Expectation: Sendable {
        case snapshot(RecordedSchema)
        /// Read from another server of that version, such as 150004.
        case database(Schema, version: Int)
    }

    package init(
        _ expectation: Expectation, name: String, filter: SchemaFilter = SchemaFilter(),
        choice: DriftMethod.Choice = .automatic, token: String,
        files: FileObjects? = nil, applied: FileObjects? = nil, pending: FileObjects? = nil,
        limits: SessionLimits? = nil
    ) {
        (self.expectation, self.name, self.filter) = (expectation, name, filter)
        (self.choice, self.token) = (choice, token)
        (self.files, self.applied, self.pending, self.limits) = (files, applied, pending, limits)
        self.filter.made = files?.places ?? []
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
        let drift = try await judged(on: connection, scratch: scratch)
        return pending.map(drift.awaiting) ?? drift
    }

    private func judged(on connection: Connection, scratch: Scratch) async throws -> Drift {
        let whole = expected
        guard let files else {
            let drift = try await comparison(with: whole, on: connection, scratch: scratch).drift
            return applied.map(drift.guarding) ?? drift
        }
        var origins = FileOrigins(files)
        let unknown = files.unknown(to: whole).filter { origins.isBeside($0.value) }
        let (drift, known) = try await comparison(
            with: whole, except: Set(unknown.keys), on: connection, scratch: scratch)
        guard drift.measure != .nothing, !unknown.isEmpty || !drift.differences.isEmpty else { return drift }
        let answer = await connection.run([files.batch(limits: limits)])[0]
        return drift.judged(
            by: FileVerdicts(
                files, live: try files.plan.question.catalog(in: answer), differences: drift.differences,
                known: known, unknown: unknown.values.sorted { $0.number < $1.number }, origins: origins))
    }

    /// The plain comparison, without what stands in some places.
    private func comparison(
        with whole: Schema, except places: Set<ObjectPlace> = [], on connection: Connection, scratch: Scratch
    ) async throws -> (drift: Drift, known: [Difference.Subject]) {
        let question = SchemaQuestion(
            filter.scope(for: whole), includesRoles: filter.includesRoles,
            includesDefinitions: whole.definitions != nil)
        let answers = await connection.run([
            Batch(ShadowFacts.sql, limits: limits), Batch(question.statements, limits: limits),
        ])
        let facts = ShadowFacts(try answers[0].get()[0])
        let found = try question.schema(in: try answers[1].get())
        let around = filter.filtered(found, against: whole).keepingLinkedTables(of: found, for: whole)
        let (live, known) = around.without(places)
        let wanted = filter.filtered(whole, against: whole).expectingLinkedTables(of: found)
        if isNothingApplied, !live.hasAnything(of: wanted) { return (nothingApplied, known) }
        if case .database(_, let version) = expectation {
            // Another version may write the same thing differently, so only what it writes alike is certain.
            let isSameVersion = version / 10_000 == connection.serverVersion / 10_000
            let names = Set(wanted.tables.map(\.name) + wanted.views.map(\.name))
            let comparison = SchemaComparison(
                expected: wanted, live: live, around: around, settled: isSameVersion ? names : [],
                strictness: .lenient)
            return (drift(comparison, .databases), known)
        }
        let first = SchemaComparison(expected: wanted, live: live, around: around)
        guard !first.unsettled.isEmpty else { return (drift(first, .catalog), known) }
        var settling = DoubtResolver(
            question: self, expected: wanted, live: live, around: around, doubts: first.unsettled,
            version: connection.serverVersion)
        return (try await settling.drift(on: connection, facts: facts, scratch: scratch), known)
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
            unmade: unmade, measure: measure)
    }

    private var measure: Drift.Measure {
        switch expectation {
        case .snapshot: .snapshot
        case .database(let schema, _): schema.hasOnlyStatedRights ? .files : .database
        }
    }

    private var nothingApplied: Drift {
        Drift(
            against: name, method: .catalog, differences: [],
            counts: Drift.Counts(tables: 0, columns: 0, others: 0), measure: .nothing)
    }
}

extension Schema {
    /// Whether one of the other's tables, views, sequences or types is there.
    fileprivate func hasAnything(of other: Schema) -> Bool {
        !Set(objectNames).isDisjoint(with: other.objectNames)
    }

    private var objectNames: [QualifiedName] { relationNames + enums.map(\.name) }
}
