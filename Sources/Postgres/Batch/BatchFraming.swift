import SQL

/// What surrounds the statements of a batch on the wire.
///
/// Reads need no BEGIN and COMMIT: everything between two Syncs is one transaction, which the first statement makes
/// READ ONLY. It ends with the Sync whatever happens, even if this program dies in between. Writes are an explicit
/// transaction, so that a COMMIT that fails is an answer of its own; behind a failed statement it rolls back.
struct BatchFraming {
    struct Part {
        let statement: Statement
        let purpose: Purpose
        var form = PreparedStatements.Form.text
    }

    /// What a statement is there for; only the answers to what was asked are of interest to the caller.
    enum Purpose {
        case asked
        case settings
        /// Begins and ends transactions, or tidies up.
        case bookkeeping
    }

    /// What travels between two Syncs, for all of the batch.
    let stretches: [[Part]]
    let limits: SessionLimits
    /// Whether the time of each statement passes also while something comes, such as notices.
    let isStrict: Bool

    init(_ batch: Batch, for wire: Wire) throws(PostgresError) {
        let (settings, asked) = (try Self.settings(of: batch, for: wire), try Self.asking(batch.statements))
        isStrict = batch.access == .autocommit
        limits = isStrict ? batch.limits ?? .unlimited : batch.limits(on: wire)
        stretches =
            switch batch.access {
            case .readOnly:
                [Self.reading([settings] + asked + batch.tidying, wire, isRecurring: batch.isRecurring)]
            case .readWrite: [[Self.begin, settings] + asked, [Self.commit]]
            case .rolledBack: [[Self.begin, settings] + asked, [Self.rollback]]
            case .autocommit: asked.map { [$0] }
            }
    }

    static func asking(_ statements: [SQL]) throws(PostgresError) -> [Part] {
        var parts: [Part] = []
        for sql in statements { parts.append(Part(statement: try Statement(sql), purpose: .asked)) }
        return parts
    }

    /// What is only read is asked again and again, so its statements are prepared.
    private static func reading(_ parts: [Part], _ wire: Wire, isRecurring: Bool) -> [Part] {
        let clearance = wire.prepared.makeRoom() ? [deallocate] : []
        return clearance
            + parts.map { part in
                Part(
                    statement: part.statement, purpose: part.purpose,
                    form: wire.prepared.form(of: part.statement.text, isRecurring: isRecurring))
            }
    }

    init(stretches: [[Part]], limits: SessionLimits) {
        (self.stretches, self.limits, isStrict) = (stretches, limits, false)
    }

    static let begin = bookkeeping("BEGIN READ WRITE")
    static let commit = bookkeeping("COMMIT")
    static let rollback = bookkeeping("ROLLBACK")
    private static let deallocate = bookkeeping("DEALLOCATE ALL")

    /// Undoes what a function in a view or a policy may have done to the session, which goes on to the next screen.
    ///
    /// That is `set_config('role', …, false)`, or a lock that outlives its transaction. In the same transaction, since a
    /// pooler may have another server process answer the next one.
    fileprivate static let tidying = [
        "RESET ALL", "RESET SESSION AUTHORIZATION", "SELECT pg_catalog.pg_advisory_unlock_all()",
    ].map(bookkeeping)

    private static func bookkeeping(_ text: String) -> Part {
        Part(statement: Statement(ours: text), purpose: .bookkeeping)
    }

    /// One statement for all settings, local to the transaction.
    ///
    /// Output formats are set along, since roles and databases may have others. A row comes back only when something is
    /// not as expected: it tells whether another server process answers than the one we were connected with, which
    /// ``PreparedStatements`` has to know, and whether the batch's premise is true.
    static func settings(of batch: Batch, for wire: Wire) throws(PostgresError) -> Part {
        let isForeign: SQL =
            "pg_catalog.pg_backend_pid() OPERATOR(pg_catalog.<>) \(unsafe: "\(wire.backendPID)")"
        let premise = batch.premise ?? "true"
        let farewell = batch.access == .readOnly ? [] : [SessionSetting.absence]
        let planning = batch.isRecurring ? [SessionSetting("plan_cache_mode", "force_generic_plan")] : []
        let settings =
            batch.searchPath.settings + wire.encoding.settings + farewell + planning + batch.settings
            + batch.limits(on: wire).settings
        let calls = settings.map(\.call)
        let all = (batch.access == .readOnly ? readOnly : "") + formats + calls.joined()
        return Part(
            statement: try Statement(
                """
                SELECT \(isForeign), \(premise) WHERE pg_catalog.concat(\(unsafe: all)'') IS NULL \
                OR \(isForeign) OR (\(premise)) IS NOT TRUE
                """), purpose: .settings)
    }

    private static let readOnly = SessionSetting("transaction_read_only", "on").call
    private static let formats = [
        SessionSetting("bytea_output", "hex"), SessionSetting("datestyle", "ISO"),
        SessionSetting("intervalstyle", "postgres"),
        SessionSetting("extra_float_digits", "1"),
    ].map(\.call).joined()
}

extension Batch {
    fileprivate func limits(on wire: Wire) -> SessionLimits {
        let limits = limits ?? wire.limits
        return takesItsTime ? limits.withoutHurry : limits
    }

    /// Only what runs under the session's search path evaluates what others have written.
    fileprivate var tidying: [BatchFraming.Part] { searchPath == .session ? BatchFraming.tidying : [] }
}

extension Batch.SearchPath {
    fileprivate var settings: [SessionSetting] {
        switch self {
        // What is not named here is searched all the same, and first: temporary tables (so they come last), and pg_catalog.
        case .builtIn: [SessionSetting("search_path", "pg_catalog, pg_temp")]
        case .session: []
        }
    }
}
