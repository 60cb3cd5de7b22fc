import Postgres
import Rows
import SystemCalls

/// Where it is kept what is staged and not committed, so that a crash loses nothing: a file for each database, which only
/// this account can read.
struct ChangesFile: Sendable {
    private let path: String?

    init(for database: String, environment: [String: String]) {
        path = Self.folder(environment).map { "\($0)/raingauge/staged/\(Self.name(of: database)).json" }
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
        let file = try FreshFile(for: path)
        do {
            try file.write(ServerText.encode(KeptChanges(changes).json))
            try file.putInPlace()
        } catch {
            file.discard()
            throw error
        }
    }

    private static func folder(_ environment: [String: String]) -> String? {
        if let folder = environment["XDG_STATE_HOME"], folder.hasPrefix("/") { return folder }
        return environment["HOME"].flatMap { $0.isEmpty ? nil : $0 + "/.local/state" }
    }

    /// Letters and digits as they are, every other byte by its number.
    private static func name(of database: String) -> String {
        database.utf8.map { byte in
            let scalar = Unicode.Scalar(byte)
            let isPlain = scalar.isASCII && scalar.properties.isAlphabetic || (48...57).contains(byte)
            return isPlain ? String(Character(scalar)) : "-\(byte)-"
        }.joined()
    }
}
