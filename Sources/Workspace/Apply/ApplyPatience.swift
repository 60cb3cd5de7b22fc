package import Postgres

/// How long a run may wait, and how often it tries.
package struct ApplyPatience: Sendable {
    /// Of its session.
    ///
    /// A statement may take as long as it likes, unless a person or the role says how long.
    package var limits: SessionLimits
    /// How often it is tried when a lock is not to be had in time; each time everything is taken back first.
    package var attempts = 5
    /// For how many half seconds it waits for another run of this program.
    package var turns = 120

    package init(limits: SessionLimits) { self.limits = limits.withoutHurry }
}
