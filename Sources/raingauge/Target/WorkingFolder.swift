import Glibc

/// Where the process was started.
enum WorkingFolder {
    /// The full path; `nil` after the folder was removed.
    static var path: String? {
        guard let folder = getcwd(nil, 0) else { return nil }
        defer { free(folder) }
        return String(cString: folder)
    }
}
