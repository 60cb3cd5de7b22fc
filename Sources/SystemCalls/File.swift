import CSystem
import Glibc

/// An open file; it is closed when nobody holds it any more, and no child inherits it.
package struct File: ~Copyable {
    package let descriptor: Int32

    /// A file to read, of the file system's own: opening a named pipe or a device never waits, and ends here.
    package init(reading path: String) throws(UnreadableFile) {
        descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .refused(.last) }
        let kind = Kind(try status.st_mode)
        guard kind == .file else { throw .kind(kind) }
    }

    /// A new file, or an old one without its contents.
    ///
    /// Where links are not followed, one at `path` is refused.
    package init(
        writing path: String, mode: UInt32, followsLinks: Bool = true
    ) throws(SystemError) {
        try self.init(path, O_WRONLY | O_CREAT | O_TRUNC | (followsLinks ? 0 : O_NOFOLLOW), mode)
    }

    /// A file that was not there before.
    package init(creating path: String, mode: UInt32) throws(SystemError) {
        try self.init(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode)
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
        get throws(UnreadableFile) { Int(try status.st_size) }
    }

    private var status: stat {
        get throws(UnreadableFile) {
            var status = stat()
            guard fstat(descriptor, &status) == 0 else { throw .refused(.last) }
            return status
        }
    }

    package func bytes(atMost limit: Int = .max) throws(UnreadableFile) -> [UInt8] {
        do { return try Descriptor.bytes(of: descriptor, atMost: limit) } catch { throw .refused(error) }
    }

    /// Reads once; answers how many bytes came, and zero at the end.
    package func read(into buffer: UnsafeMutableRawBufferPointer) throws(UnreadableFile) -> Int {
        do { return try Descriptor.read(descriptor, into: buffer) } catch { throw .refused(error) }
    }

    /// Passes everything on in pieces of at most 64 kB.
    package func stream(to consume: (UnsafeRawBufferPointer) -> Void) throws(UnreadableFile) {
        do {
            try Descriptor.stream(descriptor) { piece in
                consume(piece)
                return true
            }
        } catch {
            throw .refused(error)
        }
    }

    package func write(_ bytes: [UInt8]) throws(SystemError) {
        try bytes.withUnsafeBufferPointer { bytes throws(SystemError) in
            try Descriptor.write(UnsafeRawBufferPointer(bytes), to: descriptor)
        }
    }

    /// Makes sure that what was written is on the disk.
    package func force() throws(SystemError) { try Descriptor.force(descriptor) }

    /// A file to read that says that it has at most `limit` bytes.
    package static func bounded(
        _ path: String, atMost limit: Int = largest
    ) throws(UnreadableFile) -> File {
        let file = try File(reading: path)
        guard try file.byteCount <= limit else { throw .larger(than: limit) }
        return file
    }

    /// A whole file of at most `limit` bytes.
    package static func bytes(of path: String, atMost limit: Int = largest) throws(UnreadableFile) -> [UInt8]
    {
        let file = try bounded(path, atMost: limit)
        // The length is only what the system knew a moment ago, or did not know.
        let bytes = try file.bytes(atMost: limit + 1)
        guard bytes.count <= limit else { throw .larger(than: limit) }
        return bytes
    }

    /// More than anybody's configuration, snapshot or migration has; what is larger would only take memory and time.
    package static let largest = 64 << 20
}

extension File {
    /// What has a name in a file system.
    package enum Kind: Equatable, Sendable {
        case file, folder, pipe, device

        init(_ mode: mode_t) {
            self =
                switch mode & S_IFMT {
                case S_IFREG: .file
                case S_IFDIR: .folder
                case S_IFIFO: .pipe
                default: .device
                }
        }

        /// With its article.
        package var name: String {
            switch self {
            case .file: "a file"
            case .folder: "a folder"
            case .pipe: "a named pipe"
            case .device: "a device"
            }
        }
    }
}
