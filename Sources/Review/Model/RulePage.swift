package import Verification

/// What the manual says about a rule; `raingauge explain` prints it, and `Documentation/Rules.md` is made of it.
package struct RulePage: Hashable, Sendable {
    /// Never changes, so that scripts and comments in files may rely on it.
    package let id: String
    package let severity: CheckFinding.Severity
    /// What is the matter, in one sentence.
    package let title: String
    /// What happens, and why.
    package let why: String
    /// What to do instead.
    package let instead: String
    package let profile: Profile

    /// Who asks for a rule.
    package enum Profile: String, Hashable, Sendable, CaseIterable {
        /// Everybody.
        case standard
        /// Who wants every file in one style.
        case strict
        /// About programs that still run while a migration does, beyond what the other rules say of them.
        case compatibility
    }

    package init(
        _ id: String, _ severity: CheckFinding.Severity, _ title: String, why: String, instead: String,
        _ profile: Profile = .standard
    ) {
        (self.id, self.severity, self.title) = (id, severity, title)
        (self.why, self.instead, self.profile) = (why, instead, profile)
    }
}
