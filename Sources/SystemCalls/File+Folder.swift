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

    /// Removes a folder with the files in it, as far as that is allowed; folders in it are left, and it too then.
    package static func removeFolder(_ path: String) {
        guard let stream = opendir(path) else { return }
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            unlink("\(path)/\(name)")
        }
        closedir(stream)
        rmdir(path)
    }
}
