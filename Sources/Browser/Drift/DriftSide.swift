/// What the database is compared with on the drift screen.
package enum DriftSide: Hashable, Sendable {
    /// The newest applied snapshot, else the newest.
    case snapshot
    /// What all migrations make of an empty database.
    case files

    var other: DriftSide { self == .snapshot ? .files : .snapshot }

    /// What takes time; a server of our own has to be made first for the files, which is most of it.
    var waiting: String {
        switch self {
        case .snapshot: "Comparing the database with the snapshot"
        case .files: "Replaying the files on a server of our own"
        }
    }
}
