import SQL
import Verification

/// What the statement does stays done, even where the run is undone.
struct NonRollbackableSideEffect: ReviewRule {
    let page = RulePage(
        "non-rollbackable-side-effect", .caution,
        "What the statement does stays done, even where the run is undone.",
        why:
            "Sequences, replication slots, files, other servers and other sessions know nothing of the transaction: a run that fails, or a dry run, leaves them changed.",
        instead: "ALTER SEQUENCE … RESTART instead of setval; the rest by hand, outside of the migration.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        if case .copy(let copy)? = step.operation, !copy.isFrom, copy.isOnServer {
            return [finding(at: step.place, "COPY writes outside of the database.")]
        }
        guard step.runsFunctions,
            let name = step.reading.mentions.functions.map(\.name.name).first(where: lasts)
        else { return [] }
        if name == "nextval", step.operation != .select { return [] }
        return [finding(at: step.place, "What \(name) does is not undone with the run.")]
    }

    private func lasts(_ name: String) -> Bool {
        Self.names.contains(name) || name.hasPrefix("dblink") || name.hasPrefix("pg_stat_reset")
            || name.hasPrefix("pg_create_") && name.hasSuffix("_slot")
            || name.hasPrefix("pg_") && name.contains("advisory_") && !name.contains("xact")
    }

    private static let names: Set = [
        "setval", "nextval", "lo_export", "pg_terminate_backend", "pg_cancel_backend", "pg_reload_conf",
        "pg_switch_wal", "pg_create_physical_replication_slot", "pg_create_logical_replication_slot",
        "pg_drop_replication_slot", "pg_logical_emit_message", "pg_write_file", "http_post", "http_get",
    ]
}

extension Step {
    /// Whether functions in it run now, and not when somebody inserts a row.
    fileprivate var runsFunctions: Bool {
        switch operation {
        case .select, .insert, .update, .delete, .merge: true
        default: false
        }
    }
}
