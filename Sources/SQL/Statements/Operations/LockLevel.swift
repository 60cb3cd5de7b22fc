/// A lock on a table, numbered as in PostgreSQL's `lockdefs.h`; more blocks more.
package enum LockLevel: Int, Hashable, Sendable, Comparable, CaseIterable {
    case accessShare = 1
    case rowShare, rowExclusive, shareUpdateExclusive, share, shareRowExclusive, exclusive, accessExclusive

    package var blocksReads: Bool { self == .accessExclusive }
    package var blocksWrites: Bool { self >= .share }

    /// As the server writes it: `ACCESS EXCLUSIVE`.
    package var name: String {
        switch self {
        case .accessShare: "ACCESS SHARE"
        case .rowShare: "ROW SHARE"
        case .rowExclusive: "ROW EXCLUSIVE"
        case .shareUpdateExclusive: "SHARE UPDATE EXCLUSIVE"
        case .share: "SHARE"
        case .shareRowExclusive: "SHARE ROW EXCLUSIVE"
        case .exclusive: "EXCLUSIVE"
        case .accessExclusive: "ACCESS EXCLUSIVE"
        }
    }

    /// The one that `pg_locks` calls so: `AccessExclusiveLock`; `nil` for another word.
    package init?(mode: String) {
        guard let level = Self.byMode[mode.lowercased()] else { return nil }
        self = level
    }

    private static let byMode = Dictionary(
        uniqueKeysWithValues: allCases.map {
            ($0.name.lowercased().split(separator: " ").joined() + "lock", $0)
        })

    package static func < (left: LockLevel, right: LockLevel) -> Bool { left.rawValue < right.rawValue }
}
