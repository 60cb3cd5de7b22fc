import Glibc

/// An open file; it is closed when nobody holds it any more, and no child inherits it.
package struct File: ~Copyable {
    package let descriptor: Int32

    package init(reading path: String) throws(SystemError) { try self.init(path, O_RDONLY) }

    /// A new file, or an old one without its contents.
    ///
    /// Where links are not followed, one at `path` is refused.
    package init(
        writing path: String, mode: UInt32, followsLinks: Bool = true
    ) throws(SystemError) {
        try self.init(path, O_WRONLY | O_CREAT | O_TRUNC | (followsLinks ? 0 : O_NOFOLLOW), mode)
    }

    /// A file that grows by what is written, made where there is none.
    package init(appendingTo path: String, mode: UInt32) throws(SystemError) {
        try self.init(path, O_WRONLY | O_CREAT | O_APPEND, mode)
    }

    init(_ path: String, _ flags: Int32, _ mode: mode_t = 0) throws(SystemError) {
        descriptor = open(path, flags | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw .last }
    }

    deinit { close(descriptor) }

    /// The length that the system knows; zero for what has none, such as a pipe.
    package var byteCount: Int {
        get throws(SystemError) {
            var status = stat()
            guard fstat(descriptor, &status) == 0 else { throw .last }
            return Int(status.st_size)
        }
    }

    package func bytes(atMost limit: Int = .max) throws(SystemError) -> [UInt8] {
        try Descriptor.bytes(of: descriptor, atMost: limit)
    }

    package func write(_ bytes: [UInt8]) throws(SystemError) {
        try bytes.withUnsafeBufferPointer { bytes throws(SystemError) in
            try Descriptor.write(UnsafeRawBufferPointer(bytes), to: descriptor)
        }
    }

    /// Makes sure that what was written is on the disk.
    package func force() throws(SystemError) {
        while fsync(descriptor) != 0 {
            guard errno == EINTR else { throw .last }
        }
    }

    /// A whole file.
    package static func bytes(of path: String) throws(SystemError) -> [UInt8] {
        try File(reading: path).bytes()
    }
}
