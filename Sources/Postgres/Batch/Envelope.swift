import SQL

/// What surrounds the statements of a batch on the wire.
///
/// Reads need no BEGIN and COMMIT: everything between two Syncs is one transaction, which the first statement makes
/// READ ONLY. It ends with the Sync whatever happens, even if this program dies in between. Writes are an explicit
/// transaction, so that a COMMIT that fails is an answer of its own; behind a failed statement it rolls back.
struct Envelope {
    let batch: Batch

    var opening: [Statement] {
        switch batch.access {
        case .readOnly: [Self.settings(batch.limits, and: ["transaction_read_only": "on"])]
        case .readWrite: [Statement(ours: "BEGIN READ WRITE"), Self.settings(batch.limits)]
        }
    }

    /// Sent behind a Sync of its own, which lets it run even if a statement failed.
    var closing: Statement? {
        switch batch.access {
        case .readOnly: nil
        case .readWrite: Statement(ours: "COMMIT")
        }
    }

    /// One statement for all settings, local to the transaction; its condition is false, so that no row comes back.
    ///
    /// Output formats are set along, since roles and databases may have others.
    static func settings(_ limits: SessionLimits, and more: KeyValuePairs<String, String> = [:]) -> Statement
    {
        let timeouts: KeyValuePairs = [
            "lock_timeout": "\(limits.lockTimeout.milliseconds)",
            "statement_timeout": "\(limits.statementTimeout.milliseconds)",
        ]
        let calls = (Array(more) + Array(timeouts) + Array(formats)).map { name, value in
            "pg_catalog.set_config('\(name)','\(value)',true)"
        }
        return Statement(ours: "SELECT WHERE pg_catalog.concat(\(calls.joined(separator: ","))) IS NULL")
    }

    private static let formats: KeyValuePairs = [
        "bytea_output": "hex", "datestyle": "ISO", "intervalstyle": "postgres", "extra_float_digits": "1",
    ]
}
