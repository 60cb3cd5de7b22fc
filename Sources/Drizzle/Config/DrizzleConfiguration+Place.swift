import SystemCalls

extension DrizzleConfiguration {
    /// The path of the configuration behind all links.
    package var realPath: String { File.realPath(file) ?? file }

    /// Whether a file, by its full path, lies inside of the project.
    package func holds(_ path: String) -> Bool {
        guard path.hasPrefix("/"), let real = File.realPath(path) else { return false }
        return real.hasPrefix(root == "/" ? "/" : root + "/")
    }
}
