import Glibc

/// A folder that only this account may look into, held by one program at a time.
package struct PrivateFolder: ~Copyable {
    private let descriptor: Int32

    /// Makes it, and what is missing above it, and waits until no other program holds it.
    package init(holding path: String) throws(SystemError) {
        for slash in path.indices.dropFirst() where path[slash] == "/" {
            try Self.make(String(path[..<slash]))
        }
        try Self.make(path)
        descriptor = try Self.held(path)
    }

    deinit { close(descriptor) }

    private static func make(_ path: String) throws(SystemError) {
        guard mkdir(path, 0o700) == 0 || errno == EEXIST || access(path, X_OK) == 0 else { throw .last }
    }

    private static func held(_ path: String) throws(SystemError) -> Int32 {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .last }
        while flock(descriptor, LOCK_EX) != 0 {
            guard errno != EINTR else { continue }
            let reason = SystemError.last
            close(descriptor)
            throw reason
        }
        return descriptor
    }
}
