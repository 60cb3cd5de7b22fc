import SQL

/// What surrounds the statements of a batch on the wire.
///
/// Reads need no BEGIN and COMMIT: everything between two Syncs is one transaction, which the first statement makes
/// READ ONLY. It ends with the Sync whatever happens, even if this program dies in between. Writes are an explicit
/// transaction, so that a COMMIT that fails is an answer of its own; behind a failed statement it rolls back.
struct Envelope {
    /// A statement and whose it is: the answers to ours are of no interest to the caller.
    struct Part {
        let statement: Statement
        let isOurs: Bool
    }

    /// What travels between two Syncs, for all of the batch.
    let stretches: [[Part]]
    let limits: SessionLimits

    init(_ batch: Batch, _ encoding: ServerEncoding) throws(PostgresError) {
        var theirs: [Part] = []
        for sql in batch.statements { theirs.append(Part(statement: try Statement(sql), isOurs: false)) }
        limits = batch.limits
        stretches =
            switch batch.access {
            case .readOnly: [[Self.settings(limits, encoding, and: ["transaction_read_only": "on"])] + theirs]
            case .readWrite: [[Self.begin, Self.settings(limits, encoding)] + theirs, [Self.commit]]
            case .rolledBack: [[Self.begin, Self.settings(limits, encoding)] + theirs, [Self.rollback]]
            case .autocommit: theirs.map { [$0] }
            }
    }

    init(stretches: [[Part]], limits: SessionLimits) { (self.stretches, self.limits) = (stretches, limits) }

    static let begin = Part(statement: Statement(ours: "BEGIN READ WRITE"), isOurs: true)
    static let commit = Part(statement: Statement(ours: "COMMIT"), isOurs: true)
    static let rollback = Part(statement: Statement(ours: "ROLLBACK"), isOurs: true)

    /// One statement for all settings, local to the transaction; its condition is false, so that no row comes back.
    ///
    /// Output formats are set along, since roles and databases may have others.
    static func settings(
        _ limits: SessionLimits, _ encoding: ServerEncoding, and more: KeyValuePairs<String, String> = [:]
    ) -> Part {
        let timeouts: KeyValuePairs = [
            "lock_timeout": "\(limits.lockTimeout.milliseconds)",
            "statement_timeout": "\(limits.statementTimeout.milliseconds)",
        ]
        let calls = (Array(more) + Array(encoding.settings) + Array(timeouts) + Array(formats)).map {
            name, value in
            "pg_catalog.set_config('\(name)','\(value)',true)"
        }
        let text = "SELECT WHERE pg_catalog.concat(\(calls.joined(separator: ","))) IS NULL"
        return Part(statement: Statement(ours: text), isOurs: true)
    }

    private static let formats: KeyValuePairs = [
        "bytea_output": "hex", "datestyle": "ISO", "intervalstyle": "postgres", "extra_float_digits": "1",
    ]
}

/// Whether the server knows what its bytes mean.
enum ServerEncoding {
    case known
    /// `SQL_ASCII`: with any other client encoding, it refuses to give out or take what is not valid in that one.
    case none

    fileprivate var settings: KeyValuePairs<String, String> {
        switch self {
        case .known: [:]
        case .none: ["client_encoding": "SQL_ASCII"]
        }
    }
}
