import Drizzle

/// A `when` from before Drizzle existed, which mostly means seconds where milliseconds belong.
///
/// It is older than everything else, so a database that has any migration never gets this one.
struct TimeImplausible: CheckRule {
    func findings(in material: CheckMaterial) -> [CheckFinding] {
        material.entries.compactMap { _, entry in
            guard let when = entry.when, when < Self.firstRelease else { return nil }
            return CheckFinding(
                "when-implausible", .caution, at: [material.place(of: entry)], .tooOld(entry, when),
                remedy: .milliseconds)
        }
    }

    /// Drizzle ORM's first release was in 2021.
    private static let firstRelease: UnixMilliseconds = 1_609_459_200_000
}

extension String {
    fileprivate static func tooOld(_ entry: JournalEntry, _ when: UnixMilliseconds) -> String {
        "\(entry.tag) says it is from \(when), when there was no Drizzle."
    }
    fileprivate static let milliseconds =
        "`when` counts milliseconds since 1970; write the time at which the migration was made."
}
