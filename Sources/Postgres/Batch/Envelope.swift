import SQL

/// What surrounds the statements of a batch on the wire.
///
/// Reads need no BEGIN and COMMIT: everything between two Syncs is one transaction, which the first statement makes
/// READ ONLY. It ends with the Sync whatever happens, even if this program dies in between. Writes are an explicit
/// transaction, so that a COMMIT that fails is an answer of its own; behind a failed statement it rolls back.
struct Envelope {
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

    init(_ batch: Batch, for wire: Wire) throws(PostgresError) {
        let asked = try Self.asking(batch.statements)
        limits = batch.limits
        stretches =
            switch batch.access {
            case .readOnly:
                [Self.reading([Self.settings(limits, wire, isReadOnly: true)] + asked, wire)]
            case .readWrite: [[Self.begin, Self.settings(limits, wire)] + asked, [Self.commit]]
            case .rolledBack: [[Self.begin, Self.settings(limits, wire)] + asked, [Self.rollback]]
            case .autocommit: asked.map { [$0] }
            }
    }

    static func asking(_ statements: [SQL]) throws(PostgresError) -> [Part] {
        var parts: [Part] = []
        for sql in statements { parts.append(Part(statement: try Statement(sql), purpose: .asked)) }
        return parts
    }

    /// What is only read is asked again and again, so its statements are prepared.
    private static func reading(_ parts: [Part], _ wire: Wire) -> [Part] {
        let clearance = wire.prepared.clear() ? [deallocate] : []
        return clearance
            + parts.map { part in
                Part(
                    statement: part.statement, purpose: part.purpose,
                    form: wire.prepared.form(of: part.statement.text))
            }
    }

    init(stretches: [[Part]], limits: SessionLimits) { (self.stretches, self.limits) = (stretches, limits) }

    static let begin = bookkeeping("BEGIN READ WRITE")
    static let commit = bookkeeping("COMMIT")
    static let rollback = bookkeeping("ROLLBACK")
    private static let deallocate = bookkeeping("DEALLOCATE ALL")

    private static func bookkeeping(_ text: String) -> Part {
        Part(statement: Statement(ours: text), purpose: .bookkeeping)
    }

    /// One statement for all settings, local to the transaction.
    ///
    /// Output formats are set along, since roles and databases may have others. A row comes back only from a server process
    /// that is not the one we were connected with: that is what ``PreparedStatements`` has to know.
    static func settings(_ limits: SessionLimits, _ wire: Wire, isReadOnly: Bool = false) -> Part {
        let text = """
            SELECT WHERE pg_catalog.concat(\(isReadOnly ? readOnly : "")\(wire.encoding.setting)\(formats)\
            pg_catalog.set_config('lock_timeout','\(limits.lockTimeout.milliseconds)',true),\
            pg_catalog.set_config('statement_timeout','\(limits.statementTimeout.milliseconds)',true)) IS NULL \
            OR pg_catalog.pg_backend_pid() OPERATOR(pg_catalog.<>) \(wire.backendPID)
            """
        return Part(statement: Statement(ours: text), purpose: .settings)
    }

    private static let readOnly = setting("transaction_read_only", "on")
    private static let formats =
        setting("bytea_output", "hex") + setting("datestyle", "ISO") + setting("intervalstyle", "postgres")
        + setting("extra_float_digits", "1")

    fileprivate static func setting(_ name: String, _ value: String) -> String {
        "pg_catalog.set_config('\(name)','\(value)',true),"
    }
}

/// Whether the server knows what its bytes mean.
enum ServerEncoding {
    case known
    /// `SQL_ASCII`: with any other client encoding, it refuses to give out or take what is not valid in that one.
    case none

    fileprivate var setting: String {
        switch self {
        case .known: ""
        case .none: Envelope.setting("client_encoding", "SQL_ASCII")
        }
    }
}
