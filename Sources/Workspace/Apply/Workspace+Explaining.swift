import Postgres
import SQL
import Verification

extension Workspace {
    /// With what the database says of the rows that were in the way, or of what is there already.
    ///
    /// Whatever cannot be looked up is left out: the server's own words are enough.
    func explained(_ failure: ApplyFailure, in database: some DatabaseAccess) async -> ApplyFailure {
        var failure = failure
        if let look = FailureLook(failure.error, at: failure.statement) {
            let batch = Batch(look.question, searchPath: .session)
            if let count = try? await database.answer(batch).get().first?.int(0, 0), count > 0 {
                failure.findings.append(look.sentence(for: count))
            }
        }
        if failure.error.isAboutWhatIsThere, let tag = failure.tag,
            let status = try? await status(in: database, for: .migrations)
        {
            failure.presence = await evidence(for: status, in: database)?[tag: tag]?.presence
        }
        return failure
    }
}

extension PostgresError {
    /// Whether it refuses to make what has that name already, or misses what should be there.
    fileprivate var isAboutWhatIsThere: Bool {
        ["42P07", "42701", "42710", "42P06", "42723"].contains(sqlState?.code)
    }
}
