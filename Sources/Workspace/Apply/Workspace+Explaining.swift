import Postgres
import Review
import SQL
import Verification

extension Workspace {
    /// With what the database says of the rows that were in the way, of what is there already, of a type that is not, or of how
    /// large things are where the disk is full.
    ///
    /// Whatever cannot be looked up is left out: the server's own words are enough.
    func explained(_ failure: ApplyFailure, in database: some DatabaseAccess) async -> ApplyFailure {
        var failure = failure
        if let sentence = await rowsInTheWay(of: failure, in: database) { failure.findings.append(sentence) }
        if let look = MissingTypeLook(failure.error),
            let found = try? await database.answer(Batch(look.question, searchPath: .session)).get().first
        {
            failure.findings += look.sentences(found)
        }
        if let look = DiskFullLook(failure.error, at: failure.statement),
            let found = try? await database.answer(Batch(look.question, searchPath: .session)).get().first
        {
            failure.findings += look.sentences(found)
        }
        if failure.error.isAboutWhatIsThere, let tag = failure.tag,
            let status = try? await status(in: database, for: .migrations)
        {
            failure.presence = await evidence(for: status, in: database)?[tag: tag]?.presence
        }
        return failure
    }

    private func rowsInTheWay(of failure: ApplyFailure, in database: some DatabaseAccess) async -> String? {
        let names = Array(DataQuestion.tables(in: failure.statement))
        guard !names.isEmpty else { return nil }
        let batch = Batch(names.map(\.schemaQuestion), searchPath: .session)
        guard let found = try? await database.answer(batch).get() else { return nil }
        let schemas = Dictionary(uniqueKeysWithValues: zip(names, found.map { $0.isEmpty ? nil : $0[0, 0] }))
        let question = DataQuestion.stopping(failure.statement, with: failure.error) { name in
            QualifiedName(
                schema: name.schema ?? Identifier((schemas[name] ?? nil) ?? "public"),
                name: name.name)
        }
        guard let question,
            let count = try? await database.answer(Batch(question.count)).get().first?.int(0, 0),
            count > 0
        else { return nil }
        return question.inTheWay(count) + "."
    }
}

extension ObjectName {
    /// In which schema the session finds it.
    fileprivate var schemaQuestion: SQL {
        """
        SELECT n.nspname FROM pg_catalog.pg_class AS c
          JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
         WHERE c.oid OPERATOR(pg_catalog.=) pg_catalog.to_regclass(\(quoted))
        """
    }
}

extension PostgresError {
    /// Whether it refuses to make what has that name already, or misses what should be there.
    fileprivate var isAboutWhatIsThere: Bool {
        ["42P07", "42701", "42710", "42P06", "42723"].contains(sqlState?.code)
    }
}
