/// A setting that dumps and migrations change, with the values that PostgreSQL takes for it; of others nothing is said.
///
/// - Source: PostgreSQL's guc_tables.c, 9.6 to 18; what `pg_dump` of these writes in front of a dump.
struct Setting: Sendable {
    /// As the server spells it.
    let name: String
    private let kind: Kind
    /// The servers that know it.
    private let versions: ClosedRange<Int>

    private enum Kind {
        case boolean
        case time
        case choice([String])
    }

    private init(_ name: String, _ kind: Kind, in versions: ClosedRange<Int> = 0...Int.max) {
        (self.name, self.kind, self.versions) = (name, kind, versions)
    }

    static let all = [
        Setting("check_function_bodies", .boolean), Setting("row_security", .boolean),
        Setting("escape_string_warning", .boolean),
        Setting("default_transaction_read_only", .boolean), Setting("quote_all_identifiers", .boolean),
        Setting("statement_timeout", .time), Setting("lock_timeout", .time),
        Setting("idle_in_transaction_session_timeout", .time),
        Setting("idle_session_timeout", .time, in: 14...Int.max),
        Setting("transaction_timeout", .time, in: 17...Int.max),
        Setting("xmloption", .choice(["content", "document"])),
        Setting("bytea_output", .choice(["escape", "hex"])),
        Setting("IntervalStyle", .choice(["postgres", "postgres_verbose", "sql_standard", "iso_8601"])),
        Setting("session_replication_role", .choice(["origin", "replica", "local"])),
        Setting("client_min_messages", .choice(levels)),
    ]

    private static let levels = [
        "debug5", "debug4", "debug3", "debug2", "debug1", "debug", "log", "info", "notice", "warning",
        "error",
    ]

    /// `lowercased` is its name as a statement's words have it.
    static func named(_ lowercased: String) -> Setting? { all.first { $0.name.lowercased() == lowercased } }

    /// What a server has against the setting or the value; `nil` stands for its default, and for a version that nobody knows.
    func refusal(of value: String?, on version: Int?) -> SettingRefusal? {
        if let version, !versions.contains(version) { return .unknown(name) }
        guard let value else { return nil }
        switch kind {
        case .boolean: return Self.isBoolean(value) ? nil : .notBoolean(name)
        case .choice(let values): return values.contains(value.lowercased()) ? nil : .notTaken(name, value)
        case .time:
            guard let time = Duration(setting: value) else { return .notTaken(name, value) }
            return time < .zero ? .negative(name, milliseconds: time.inMilliseconds) : nil
        }
    }

    /// `true`, `false`, `yes`, `no`, how they begin, `on`, `off`, `1` and `0`.
    ///
    /// - Source: PostgreSQL's bool.c, `parse_bool_with_len`.
    private static func isBoolean(_ value: String) -> Bool {
        let value = value.lowercased()
        let isBegun = ["true", "false", "yes", "no"].contains { !value.isEmpty && $0.hasPrefix(value) }
        return isBegun || ["on", "of", "off", "1", "0"].contains(value)
    }
}
