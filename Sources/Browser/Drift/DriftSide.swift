/// What the database is compared with on the drift screen.
package enum DriftSide: Hashable, Sendable {
    /// The newest applied snapshot, else the newest.
    case snapshot
    /// What all migrations make of an empty database.
    case files

    var other: DriftSide { self == .snapshot ? .files : .snapshot }

    /// As in "Comparing with …".
    var words: String {
        switch self {
        case .snapshot: "the snapshot"
        case .files: "the replayed files"
        }
    }
}
