/// Why there is no backup of a database.
package enum BackupRefusal: Error, Equatable, Sendable {
    /// A file of that name is there.
    case exists(String)
    case noProgram(String)
    /// pg_dump cannot read a server that is newer than itself; both in whole releases.
    case older(program: Int, server: Int)
    /// The password of a client's key can only be given where everybody sees it.
    case keyHasPassword
    /// In the words of pg_dump.
    case failed(words: [String])
    /// pg_restore does not read what pg_dump has written; in its words.
    case unreadable(words: [String])
    /// The file cannot be written, in the system's words.
    case file(String, reason: String)

    /// What happened.
    package var sentence: String {
        switch self {
        case .exists(let path): "\(path) is there already, and no backup takes its place."
        case .noProgram(let name): "There is no \(name), so there is no backup."
        case .older(let program, let server):
            "pg_dump is of PostgreSQL \(program) and the server of \(server), so there is no backup."
        case .keyHasPassword: "The key of this client has a password, which pg_dump cannot be told in secret."
        case .failed: "pg_dump stopped, so there is no backup."
        case .unreadable: "pg_restore cannot read the backup, so it was not kept."
        case .file(let path, let reason): "\(path) cannot be written: \(reason)."
        }
    }

    package var remedy: String? {
        switch self {
        case .exists: "Name another file."
        case .noProgram: "Install PostgreSQL's client programs, or put their folder into PATH."
        case .older(_, let server):
            "Install the client programs of PostgreSQL \(server), or put their folder in front in PATH."
        case .keyHasPassword: "Use a key without one, or make the backup by hand."
        case .failed, .unreadable, .file: nil
        }
    }

    /// What the programs have said; a line each.
    package var words: [String] {
        switch self {
        case .failed(let words), .unreadable(let words): words
        case .exists, .noProgram, .older, .keyHasPassword, .file: []
        }
    }
}
