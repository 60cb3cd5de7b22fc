import Drizzle
import Postgres

/// Which of libpq's parameters a project may set.
///
/// The others name files and programs of the person's own, or who the person is.
enum ProjectParameters {
    private static let allowed: Set<String> = [
        "host", "port", "user", "password", "dbname", "sslmode", "sslnegotiation", "sslsni",
        "channel_binding", "application_name", "fallback_application_name", "options", "connect_timeout",
        "tcp_user_timeout", "keepalives", "keepalives_idle", "keepalives_interval", "keepalives_count",
        "target_session_attrs", "load_balance_hosts", "client_encoding", "gssencmode",
    ]

    /// The parameters of a project's address that are refused, sorted.
    static func refused(in target: ConnectionTarget, of project: DrizzleConfiguration) -> [String] {
        target.parameters.filter { keyword, value in
            if allowed.contains(keyword) { return false }
            return keyword != "sslrootcert" || !(value == "system" || project.holds(value))
        }.keys.sorted()
    }
}
