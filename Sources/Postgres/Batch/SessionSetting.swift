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

    /// One of several arguments, so with a comma behind it.
    var call: String { "pg_catalog.set_config('\(name)',\(value),true)," }
}
