import Drizzle
import SQL

/// The settings of the session while a run goes on: a file's `SET` holds for the files behind it.
///
/// - Source: PostgreSQL's guc.c, `AtEOXact_GUC`; recorded runs.
struct RunSession: Sendable {
    /// What files have set; what is not in here is as the session began.
    private(set) var current: [String: String?] = [:]
    private var afterCommit: [String: String?] = [:]
    private var afterRollback: [String: String?] = [:]
    /// Whether the transaction has done anything that needs a view of the data.
    var hasQueried = false
    var isReadOnly = false

    mutating func set(_ name: String, to value: String?, isLocal: Bool, isInTransaction: Bool) {
        if isLocal && !isInTransaction { return }
        current.updateValue(value, forKey: name)
        if !isLocal { afterCommit.updateValue(value, forKey: name) }
        if !isInTransaction { afterRollback = current }
        if name == "transaction_read_only" { isReadOnly = Self.isOn(value) }
    }

    mutating func endTransaction(isRollback: Bool) {
        current = isRollback ? afterRollback : afterCommit
        (afterCommit, afterRollback) = (current, current)
        hasQueried = false
        isReadOnly = Self.isOn(current["default_transaction_read_only"] ?? nil)
    }

    var role: Identifier? { (current["role"] ?? nil).map(Identifier.init(cutting:)) }

    func duration(of name: String, atStart: Duration) -> Duration {
        guard let value = current[name] else { return atStart }
        return value.flatMap { Duration(setting: $0) } ?? atStart
    }

    /// The path as it is written, where the session began with `start`.
    func searchPath(atStart start: String) -> [Identifier] {
        let text = (current["search_path"] ?? nil) ?? start
        return text.split(separator: ",").map { part in
            Identifier(part.filter { $0 != " " }.description.unquotedName)
        }.filter { !$0.name.isEmpty }
    }

    private static func isOn(_ value: String?) -> Bool {
        ["on", "true", "yes", "1"].contains(value?.lowercased() ?? "")
    }
}
