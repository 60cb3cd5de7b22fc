import Postgres
import SQL

/// Whether a server lets us make objects that are rolled back, and whether that would be harmless.
struct ShadowFacts: Equatable {
    private enum Column: Int, ResultColumns { case isStandby, isReadOnly, mayCreate, hasEventTriggers }

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
                 AS has_event_triggers
        """

    init(_ result: RowSet) {
        let row = ResultRows<Column>(result).first
        isStandby = row?.bool(.isStandby) ?? true
        isReadOnly = row?.bool(.isReadOnly) ?? true
        mayCreate = row?.bool(.mayCreate) ?? false
        hasEventTriggers = row?.bool(.hasEventTriggers) ?? true
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
