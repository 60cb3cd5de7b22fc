/// The files that a configuration was evaluated from, as they were then.
struct FilesRead {
    let root: ProjectRoot
    /// Each once, in the order in which they were read.
    private(set) var files: [SourceFile] = []
    /// What the configuration names and loads and that is not the project's, by full paths.
    private(set) var outside: [String] = []

    init(root: ProjectRoot) { self.root = root }

    mutating func add(_ path: String, _ bytes: [UInt8]) {
        guard !files.contains(where: { $0.path == path }) else { return }
        files.append(SourceFile(path: path, bytes: bytes))
    }

    /// Whether there is such a file and it is the project's; one that is not is remembered.
    mutating func mayRead(_ path: String) -> Bool {
        if root.contains(path) { return true }
        if ProjectFiles().exists(path), !outside.contains(path) { outside.append(path) }
        return false
    }

    /// What a file with variables says; `nil` when there is no such file, and when it is not the project's.
    mutating func variables(at path: String) -> [UInt8]? {
        guard mayRead(path), let bytes = try? ProjectFiles().bytes(of: path) else { return nil }
        add(path, bytes)
        return bytes
    }
}
