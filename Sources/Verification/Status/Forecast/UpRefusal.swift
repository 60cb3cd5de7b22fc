/// Why `drizzle-kit up` of Drizzle 1.0 turns no journal into folders: it looks at everything before it changes a file.
///
/// - Source: recordings of `drizzle-kit up` 1.0.0-rc.5 on some 250 folders.
package enum UpRefusal: Error, Equatable, Sendable {
    case snapshotMissing(tag: String)
    /// The journal names SQL that is not there, and nothing with its number is.
    case fileMissing(tag: String)
    /// Several files have the number of one that is missing.
    case severalFiles(tag: String)
    /// It is not JSON, or not the JSON of a snapshot.
    case malformed(snapshot: String)
    /// A version that `up` does not know.
    case unknownVersion(snapshot: String)
    /// Two migrations have no parent.
    case twoFirst(String, String)
    /// No migration has the snapshot that it follows.
    case gap(tag: String, parent: String)
    /// By its folder's name the migration would come before the one it follows.
    case order(tag: String, parent: String)
    case folderExists(String)
    /// An index as Drizzle Kit before 0.22 recorded it, which `up` copies and then does not take itself.
    case oldIndex(tag: String, snapshot: String)
}

extension UpRefusal {
    /// In one sentence of ours.
    var sentence: String {
        switch self {
        case .snapshotMissing(let tag): "it needs a snapshot for \(tag), and there is none."
        case .fileMissing(let tag): "it needs \(tag).sql, and there is none."
        case .severalFiles(let tag): "\(tag).sql is missing, and several files have its number."
        case .malformed(let snapshot): "it cannot read the snapshot \(snapshot)."
        case .unknownVersion(let snapshot): "it does not know the version of the snapshot \(snapshot)."
        case .twoFirst(let first, let second):
            "\(first) and \(second) both begin the history: neither follows another snapshot."
        case .gap(let tag, _): "\(tag) follows a snapshot that no migration has."
        case .order(let tag, let parent):
            tag == parent
                ? "\(tag) follows its own snapshot."
                : "\(tag) follows \(parent), and by its time its folder would not stand behind that one's."
        case .oldIndex(_, let snapshot):
            "it cannot convert the indexes in \(snapshot), which is of an old version: run `drizzle-kit up` of 0.31 first."
        case .folderExists(let name): "it would make the folder \(name), which is there already."
        }
    }

    /// The beginning of what Drizzle Kit prints.
    var drizzleMessage: String? {
        switch self {
        case .snapshotMissing: "No snapshot was found"
        case .fileMissing(let tag):
            "Cannot convert the migrations folder to snapshot format 9: the journal entry \(tag) has no SQL file."
        case .severalFiles: "Several sql files were found"
        case .twoFirst(let first, let second):
            "Cannot convert the migrations folder to snapshot format 9: the folder has two first migrations, \(first) and \(second), and a folder must have one."
        case .gap:
            "Cannot convert the migrations folder to snapshot format 9: a migration was deleted in the middle of the history."
        case .order(let tag, let parent):
            "After drizzle-kit up moves the migrations into folders, migration \(tag) sorts before its parent \(parent), so migrate can run it first."
        case .oldIndex(let tag, _):
            "Cannot convert migration \(tag) to snapshot format 9: the new snapshot is not valid"
        case .malformed, .unknownVersion, .folderExists: nil
        }
    }
}
