import Glibc

extension File {
    /// Looks whether a folder can be listed; blocks for as long as its file system does.
    package static func look(intoFolder path: String) throws(SystemError) {
        guard let stream = opendir(path) else { throw .last }
        _ = readdir(stream)
        closedir(stream)
    }

    /// Removes a file, where there is one.
    package static func remove(_ path: String) { unlink(path) }

    /// Removes a file, or a folder with everything in it, as far as that is allowed; a link goes, and not what it leads to.
    package static func removeTree(_ path: String) {
        guard unlink(path) != 0 else { return }
        for name in names(inFolder: path) { removeTree("\(path)/\(name)") }
        rmdir(path)
    }

    /// None where it is no folder, or one that cannot be read.
    private static func names(inFolder path: String) -> [String] {
        guard let stream = opendir(path) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}
