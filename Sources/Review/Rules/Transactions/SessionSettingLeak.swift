import SQL
import Verification

/// A setting of the session changes what the rest of the run means, and stays with a pooled connection.
struct SessionSettingLeak: ReviewRule {
    let page = RulePage(
        "session-setting-leak", .caution,
        "A setting of the session changes what the rest of the run means, and stays with a pooled connection.",
        why:
            "Names without a schema are found elsewhere, or somebody else's rights apply, until the session ends.",
        instead: "SET LOCAL, which is over with the transaction.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        guard case .setting(let setting)? = step.operation, !setting.isLocal, !setting.isReset,
            Self.names.contains(setting.name)
        else { return [] }
        return [finding(at: step.place, "\(setting.name) stays changed after the run.")]
    }

    private static let names: Set = [
        "search_path", "role", "session_authorization", "session_replication_role", "row_security",
    ]
}
