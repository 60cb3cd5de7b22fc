package import SQL

/// How long a statement may wait and run before the server gives up on it.
///
/// A stricter limit of the session's own, such as one of its role, stays in force: somebody has set it to protect the
/// server. Only what a person has asked for goes before it.
package struct SessionLimits: Hashable, Sendable {
    /// Zero means no limit.
    package var lockTimeout: Duration
    /// Zero means no limit.
    package var statementTimeout: Duration
    /// The limits that a person has asked for, here and now.
    package var asked: Set<Kind> = []

    package enum Kind: Hashable, Sendable { case lock, statement }

    package init(
        lockTimeout: Duration = .seconds(2), statementTimeout: Duration = .seconds(30), asked: Set<Kind> = []
    ) {
        (self.lockTimeout, self.statementTimeout, self.asked) = (lockTimeout, statementTimeout, asked)
    }

    package static let standard = SessionLimits()
    package static let unlimited = SessionLimits(lockTimeout: .zero, statementTimeout: .zero)

    /// The same for what takes its time, such as an export: nobody waits for a page there.
    package var withoutHurry: SessionLimits {
        guard !asked.contains(.statement) else { return self }
        var limits = self
        limits.statementTimeout = .zero
        return limits
    }
}

extension SessionLimits {
    /// How long a server that keeps them may be silent; `nil` where it may for ever.
    ///
    /// It sends its answers when it has many or is done, so this is about everything that was asked at once.
    var silence: Duration? { statementTimeout == .zero ? nil : statementTimeout + Self.travelTime }

    /// For the way there and back, on a slow line.
    private static let travelTime = Duration.seconds(2)

    /// What sets them for one transaction.
    var settings: [SessionSetting] {
        [
            setting("lock_timeout", lockTimeout, isAsked: asked.contains(.lock)),
            setting("statement_timeout", statementTimeout, isAsked: asked.contains(.statement)),
        ].compactMap(\.self)
    }

    /// What sets them for a whole session that writes; see ``PlainSession``.
    package var statements: [SQL] { (settings + [.absence]).map(\.statement) }

    private func setting(_ name: String, _ limit: Duration, isAsked: Bool) -> SessionSetting? {
        if isAsked { return SessionSetting(name, "\(limit.milliseconds)") }
        return limit == .zero ? nil : SessionSetting(name, atMost: limit)
    }
}
