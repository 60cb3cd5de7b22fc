import SQL

/// A configuration parameter of the server and its value for one transaction.
package struct SessionSetting: Hashable, Sendable {
    private let name: String
    /// SQL.
    private let value: String

    /// Both plain words.
    package init(_ name: String, _ value: String) { (self.name, self.value) = (name, "'\(value)'") }

    /// A time limit, where the session has none that is stricter.
    init(_ name: String, atMost limit: Duration) {
        let current = "pg_catalog.current_setting('\(name)')"
        let length = "\(current)::pg_catalog.interval"
        self.name = name
        // An interval reads times as the server writes settings: `500ms`, `5min`, `0`.
        value = """
            CASE WHEN \(length) OPERATOR(pg_catalog.>) '0' \
            AND \(length) OPERATOR(pg_catalog.<) '\(limit.milliseconds)ms' \
            THEN \(current) ELSE '\(limit.milliseconds)' END
            """
    }

    /// Ends a session that waits for the next step of a transaction that writes.
    ///
    /// When the line is cut between two steps, its locks would hold up a deployment until the server's TCP gives up. Its
    /// statements have limits of their own.
    static let absence = SessionSetting("idle_in_transaction_session_timeout", atMost: .seconds(10))

    /// One of several arguments, so with a comma behind it.
    var call: String { "pg_catalog.set_config('\(name)',\(value),true)," }

    /// The same until the session ends, or sets it anew.
    var statement: SQL { SQL(unsafe: "SELECT pg_catalog.set_config('\(name)',\(value),false)") }
}
