import Glibc
import SystemCalls

/// Files with what was copied, in a folder that nobody else can enter or guess; both are gone when the program ends.
@MainActor
final class CopyFiles {
    private let parent: String
    private var folder: String?
    private var paths: [String] = []

    init(environment: [String: String]) {
        let named = ["XDG_RUNTIME_DIR", "TMPDIR"].lazy.compactMap { environment[$0] }
        parent = named.first { !$0.isEmpty } ?? "/tmp"
    }

    /// Writes a file of its own for each copy, and answers its path.
    func keep(_ bytes: [UInt8]) throws(SystemError) -> String {
        let path = "\(try privateFolder())/copy-\(paths.count + 1).txt"
        let file = try File(creating: path, mode: 0o600)
        paths.append(path)
        try file.write(bytes)
        return path
    }

    func remove() {
        for path in paths { unlink(path) }
        if let folder { rmdir(folder) }
        (paths, folder) = ([], nil)
    }

    private func privateFolder() throws(SystemError) -> String {
        if let folder { return folder }
        var template = Array("\(parent)/raingauge-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw .last }
        let folder = String(cString: made)
        self.folder = folder
        return folder
    }
}
