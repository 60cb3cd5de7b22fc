/// What the database is compared with, as it is typed behind `--against`.
package enum DriftAgainst: Equatable, Sendable {
    /// The newest snapshot that the ledger calls applied, else the newest there is.
    case snapshot
    /// The newest snapshot there is, applied or not.
    case newest
    /// What all migrations make of an empty database.
    case files
    case database(url: String)
    /// A snapshot, or a folder of migrations.
    case path(String)

    package init(_ text: String) {
        self =
            switch text {
            case "snapshot": .snapshot
            case "newest": .newest
            case "files": .files
            case let url where url.contains("://") || url.contains("="): .database(url: url)
            default: .path(text)
            }
    }
}
