import CSystem
import Glibc

/// New contents of a file that are on the disk already, and not in their place yet.
///
/// Where the file system has files without a name, nothing is to be seen of them until they are put in their place, and
/// nothing is left of them when the program dies before; elsewhere they lie beside the file as `NAME.XXXXXX`. Mode and
/// owner are those of the old file, and a link is followed.
package final class FileReplacement: Sendable {
    /// The file itself, behind all links.
    package let path: String
    private let descriptor: Int32
    /// Where the new contents lie; `nil` while they have no name.
    private let temporary: String?

    /// Writes `bytes` to the disk, in the folder of the file that they are to replace.
    ///
    /// - Throws: The system's reason; then nothing is left behind.
    package init(of path: String, with bytes: [UInt8]) throws(SystemError) {
        guard let resolved = realpath(path, nil) else { throw .last }
        defer { free(resolved) }
        self.path = String(cString: resolved)
        var status = stat()
        guard stat(self.path, &status) == 0 else { throw .last }
        (descriptor, temporary) = try Self.newFile(beside: self.path)
        do {
            try Self.fill(descriptor, bytes, like: status)
        } catch {
            discard()
            throw error
        }
    }

    deinit { close(descriptor) }

    /// Puts the new contents in the place of the old ones, for good.
    ///
    /// - Throws: The system's reason; then the old file is still there.
    package func putInPlace() throws(SystemError) {
        let name = try kept()
        guard rename(name, path) == 0 else {
            let reason = SystemError.last
            unlink(name)
            throw reason
        }
        forceFolder()
    }

    /// Puts the contents in the place of the file or, where that is refused, leaves them beside it.
    ///
    /// - Throws: ``NotRestored``.
    package func restore() throws(NotRestored) {
        let name: String
        do { name = try kept() } catch { throw NotRestored(reason: error, kept: nil) }
        guard rename(name, path) == 0 else { throw NotRestored(reason: .last, kept: name) }
        forceFolder()
    }

    /// Why contents are not in the place of their file, and where they are instead, if anywhere.
    package struct NotRestored: Error, Equatable, Sendable {
        package let reason: SystemError
        package let kept: String?
    }

    /// The path beside the file at which the contents lie, and stay.
    ///
    /// - Throws: The system's reason.
    package func kept() throws(SystemError) -> String {
        if let temporary { temporary } else { try named() }
    }

    /// Removes what was prepared; nothing happens once it is in its place.
    package func discard() {
        if let temporary { unlink(temporary) }
    }

    private static func newFile(beside path: String) throws(SystemError) -> (Int32, String?) {
        if SYSTEM_NAMELESS_FILE != 0 {
            let flags = SYSTEM_NAMELESS_FILE | O_WRONLY | O_CLOEXEC
            let nameless = open(folder(of: path), flags, 0o600)
            if nameless >= 0 { return (nameless, nil) }
        }
        var template = Array("\(path).XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw .last }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        return (descriptor, text(of: template))
    }

    private static func fill(
        _ descriptor: Int32, _ bytes: [UInt8], like status: stat
    ) throws(SystemError) {
        // An account that may not give the file to its old owner keeps it, as an editor would.
        _ = fchown(descriptor, status.st_uid, status.st_gid)
        guard fchmod(descriptor, status.st_mode & 0o7777) == 0 else { throw .last }
        try bytes.withUnsafeBufferPointer { bytes throws(SystemError) in
            try Descriptor.write(UnsafeRawBufferPointer(bytes), to: descriptor)
        }
        while fsync(descriptor) != 0 {
            guard errno == EINTR else { throw .last }
        }
    }

    /// Gives the contents a name beside the file; a link cannot take the place of a file, only a rename can.
    private func named() throws(SystemError) -> String {
        for attempt in 0..<100 {
            let name = "\(path).\(getpid())-\(attempt)"
            let source = "/proc/self/fd/\(descriptor)"
            if linkat(AT_FDCWD, source, AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0 { return name }
            guard errno == EEXIST else { throw .last }
        }
        throw SystemError(number: EEXIST)
    }

    /// A rename is only certain once the folder itself is on the disk; not every file system forces folders.
    private func forceFolder() {
        let descriptor = open(Self.folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func text(of characters: [CChar]) -> String {
        String(decoding: characters.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
