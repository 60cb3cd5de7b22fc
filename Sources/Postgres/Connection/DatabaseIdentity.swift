/// Which database a session is in, as the session itself says, however it was reached.
package struct DatabaseIdentity: Hashable, Sendable {
    package let database: String
    /// A host name, an address, or the folder of a Unix socket.
    package let host: String
    package let port: String
    package let user: String

    package init(database: String, host: String, port: String, user: String) {
        (self.database, self.host, self.port, self.user) = (database, host, port, user)
    }

    /// Database, host and port for the header, such as `shop@db1:5432` or `shop@local`.
    package var display: String { ConnectionTarget.display(database: database, host: host, port: port) }

    /// Every form in which a person may have written it down: a socket is known by its folder, too.
    package var names: [String] { [display, "\(database)@\(host):\(port)"] }
}

extension ConnectionTarget {
    /// The forms that are known before there is a session.
    package var names: [String] { [display] + (parameters["service"].map { [$0] } ?? []) }

    /// Whether only libpq's service file says where it is.
    package var isService: Bool { parameters["service"] != nil && parameters["host"] == nil }
}
