import CPostgres

/// What a session is, as told by the server when it began.
package struct SessionFacts: Hashable, Sendable {
    /// As in `150004` for 15.4.
    package let serverVersion: Int
    /// In the server's own words, such as `15.4 (Debian 15.4-1)`.
    package let serverVersionText: String
    /// Such as `UTF8`, `LATIN1` or `SQL_ASCII`.
    package let serverEncoding: String
    package let user: String
    package let database: String
    /// A host name, an address, or the folder of a Unix socket.
    package let host: String
    package let port: String
    /// Of the server process; a pooler makes one up.
    package let backendPID: Int32
    package let isEncrypted: Bool
    package let isSuperuser: Bool
    /// Whether the server is a standby; `nil` before PostgreSQL 14, which does not say.
    package let isInHotStandby: Bool?
    /// Whether transactions are read-only by default; `nil` before PostgreSQL 14, which does not say.
    package let isReadOnlyByDefault: Bool?

    init(_ connection: OpaquePointer) {
        func parameter(_ name: String) -> String? {
            PQparameterStatus(connection, name).map { String(cString: $0) }
        }
        func text(_ value: UnsafeMutablePointer<CChar>?) -> String {
            value.map(ServerText.decode(cString:)) ?? ""
        }
        serverVersion = Int(PQserverVersion(connection))
        serverVersionText = parameter("server_version") ?? ""
        serverEncoding = parameter("server_encoding") ?? ""
        user = text(PQuser(connection))
        database = text(PQdb(connection))
        host = text(PQhost(connection))
        port = text(PQport(connection))
        backendPID = PQbackendPID(connection)
        isEncrypted = PQsslInUse(connection) == 1
        isSuperuser = parameter("is_superuser") == "on"
        isInHotStandby = parameter("in_hot_standby").map { $0 == "on" }
        isReadOnlyByDefault = parameter("default_transaction_read_only").map { $0 == "on" }
    }

    /// A version as people say it: `15.4` for 150004.
    package static func name(ofVersion number: Int) -> String { "\(number / 10_000).\(number % 10_000)" }

    package var identity: DatabaseIdentity {
        DatabaseIdentity(database: database, host: host, port: port, user: user)
    }

    /// Database, host and port for the header, such as `shop@db1:5432` or `shop@local`.
    package var display: String { identity.display }
}
