import Postgres
import Rows
import SystemCalls
import Workspace

/// Where it is kept what is staged and not committed, so that a crash loses nothing: a file for each database, which only
/// this account can read.
struct ChangesFile: Sendable {
    private let path: String?

    init(for database: String, environment: [String: String]) {
        path = StateFolder.path(environment).map {
            "\($0)/staged/\(StateFolder.fileName(of: database)).json"
        }
    }

    /// What is kept; nothing where there is no such file, or none that can be read.
    func read() -> KeptChanges? {
        guard let path, let bytes = try? File.bytes(of: path) else { return nil }
        return KeptChanges(json: bytes.withUnsafeBufferPointer(ServerText.decode))
    }

    /// Keeps what is staged now; nothing is kept where nothing is.
    func write(_ changes: ChangeSet) throws(SystemError) {
        guard let path else { return }
        guard !changes.isEmpty else { return File.remove(path) }
        _ = try PrivateFolder(holding: File.folder(of: path))
        try FreshFile.put(ServerText.encode(KeptChanges(changes).json), at: path)
    }
}
