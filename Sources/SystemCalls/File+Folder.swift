import Glibc

extension File {
    /// Looks whether a folder can be listed; blocks for as long as its file system does.
    package static func look(intoFolder path: String) throws(SystemError) {
        guard let stream = opendir(path) else { throw .last }
        _ = readdir(stream)
        closedir(stream)
    }
}
