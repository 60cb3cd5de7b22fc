import Postgres
import SQL

/// Whether a server lets us make objects that are rolled back, and whether that would be harmless.
struct ShadowFacts: Equatable {
    let isStandby: Bool
    let isReadOnly: Bool
    let mayCreate: Bool
    /// Somebody's functions would run with every CREATE.
    let hasEventTriggers: Bool

    static let sql: SQL = """
        SELECT pg_catalog.pg_is_in_recovery() AS is_standby,
               pg_catalog.current_setting('default_transaction_read_only') = 'on' AS is_read_only,
               pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE') AS may_create,
               EXISTS (SELECT FROM pg_catalog.pg_event_trigger AS t
                        WHERE t.evtenabled IN ('O', 'A') AND t.evtevent IN ('ddl_command_start', 'ddl_command_end'))
        """

    init(_ result: RowSet) {
        isStandby = result.bool(0, 0) ?? true
        isReadOnly = result.bool(0, 1) ?? true
        mayCreate = result.bool(0, 2) ?? false
        hasEventTriggers = result.bool(0, 3) ?? true
    }

    var obstacle: ShadowObstacle? {
        if isStandby { return .standby }
        if isReadOnly { return .readOnly }
        if !mayCreate { return .mayNotCreate }
        return hasEventTriggers ? .eventTriggers : nil
    }
}

/// Why PostgreSQL was not asked on the server itself.
package enum ShadowObstacle: Equatable, Sendable {
    case standby
    /// Transactions are read-only by default, which somebody wanted.
    case readOnly
    case mayNotCreate
    case eventTriggers
    /// More objects than a shared lock table should have to bear at once.
    case tooMany(Int)
    /// The server refused; its words.
    case refused(String)
}
