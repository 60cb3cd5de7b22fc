import CSystem
import Glibc

/// A file that gets its name only once everything is in it.
///
/// Where the file system has files without a name, nothing is to be seen of it until it is put in its place, and nothing
/// is left of it when the program dies before; elsewhere it lies beside its place as `NAME.XXXXXX`.
package final class FreshFile: Sendable {
    /// Where it is to be.
    package let path: String
    package let descriptor: Int32
    /// Where it lies meanwhile; `nil` while it has no name.
    private let temporary: String?

    /// Makes a file that only this account may read, in the folder of `path`; a link there is followed.
    ///
    /// - Throws: The system's reason; then nothing is left behind.
    package init(for path: String) throws(SystemError) {
        let resolved = realpath(path, nil)
        defer { free(resolved) }
        self.path = resolved.map { String(cString: $0) } ?? path
        (descriptor, temporary) = try Self.newFile(beside: self.path)
    }

    deinit { close(descriptor) }

    /// Puts bytes in the place of a file: who reads it meanwhile finds all of the old ones, or all of the new.
    ///
    /// - Parameters:
    ///   - bytes: All that is in it then.
    ///   - path: Its place; a link there is followed.
    ///   - isForced: Whether they have to be on the disk before they are in their place.
    /// - Throws: The system's reason; then what was there still is.
    package static func put(
        _ bytes: [UInt8], at path: String, isForced: Bool = false
    ) throws(SystemError) {
        let file = try FreshFile(for: path)
        do {
            try file.write(bytes)
            if isForced { try file.force() }
            try file.putInPlace()
        } catch {
            file.discard()
            throw error
        }
    }

    /// Gives it the rights that a new file has by default.
    package func openToOthers() throws(SystemError) {
        let mask = umask(0)
        umask(mask)
        guard fchmod(descriptor, 0o666 & ~mask) == 0 else { throw .last }
    }

    package func write(_ bytes: [UInt8]) throws(SystemError) {
        try bytes.withUnsafeBufferPointer { bytes throws(SystemError) in
            try Descriptor.write(UnsafeRawBufferPointer(bytes), to: descriptor)
        }
    }

    /// Makes sure that what was written is on the disk.
    package func force() throws(SystemError) { try Descriptor.force(descriptor) }

    /// How much is in it now, whoever has written it.
    package var byteCount: Int {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    }

    /// The same file to read, from its beginning.
    package func reading() throws(SystemError) -> File {
        try File("/proc/self/fd/\(descriptor)", O_RDONLY)
    }

    /// Puts it in its place, for good, instead of what may be there.
    ///
    /// - Throws: The system's reason; then what was there still is.
    package func putInPlace() throws(SystemError) {
        let name = try kept()
        guard rename(name, path) == 0 else {
            let reason = SystemError.last
            unlink(name)
            throw reason
        }
        forceFolder()
    }

    /// The path beside its place at which it lies, and stays.
    ///
    /// - Throws: The system's reason.
    package func kept() throws(SystemError) -> String {
        if let temporary { temporary } else { try named() }
    }

    /// Removes it; nothing happens once it is in its place.
    package func discard() {
        if let temporary { unlink(temporary) }
    }

    private static func newFile(beside path: String) throws(SystemError) -> (Int32, String?) {
        if SYSTEM_NAMELESS_FILE != 0 {
            let flags = SYSTEM_NAMELESS_FILE | O_WRONLY | O_CLOEXEC
            let nameless = open(File.folder(of: path), flags, 0o600)
            if nameless >= 0 { return (nameless, nil) }
        }
        var template = Array("\(path).XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw .last }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        return (descriptor, text(of: template))
    }

    /// Gives it a name beside its place; a link cannot take the place of a file, only a rename can.
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
    func forceFolder() {
        let descriptor = open(File.folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    private static func text(of characters: [CChar]) -> String {
        String(decoding: characters.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
