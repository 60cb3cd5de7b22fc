import CSystem
import Glibc

/// New contents of a file that are on the disk already, and not in their place yet.
///
/// Until then they are a ``FreshFile``. Mode and owner are those of the old file, and a link is followed.
package final class FileReplacement: Sendable {
    private let file: FreshFile

    /// Writes `bytes` to the disk, in the folder of the file that they are to replace.
    ///
    /// - Throws: The system's reason; then nothing is left behind.
    package init(of path: String, with bytes: [UInt8]) throws(SystemError) {
        var status = stat()
        guard stat(path, &status) == 0 else { throw .last }
        file = try FreshFile(for: path)
        do {
            try Self.fill(file, bytes, like: status)
        } catch {
            file.discard()
            throw error
        }
    }

    /// The file itself, behind all links.
    package var path: String { file.path }

    /// Puts the new contents in the place of the old ones, for good.
    ///
    /// - Throws: The system's reason; then the old file is still there.
    package func putInPlace() throws(SystemError) { try file.putInPlace() }

    /// Puts the contents in the place of the file or, where that is refused, leaves them beside it.
    ///
    /// - Throws: ``NotRestored``.
    package func restore() throws(NotRestored) {
        let name: String
        do { name = try kept() } catch { throw NotRestored(reason: error, kept: nil) }
        guard rename(name, path) == 0 else { throw NotRestored(reason: .last, kept: name) }
        file.forceFolder()
    }

    /// Why contents are not in the place of their file, and where they are instead, if anywhere.
    package struct NotRestored: Error, Equatable, Sendable {
        package let reason: SystemError
        package let kept: String?
    }

    /// The path beside the file at which the contents lie, and stay.
    ///
    /// - Throws: The system's reason.
    package func kept() throws(SystemError) -> String { try file.kept() }

    /// Removes what was prepared; nothing happens once it is in its place.
    package func discard() { file.discard() }

    private static func fill(_ file: FreshFile, _ bytes: [UInt8], like status: stat) throws(SystemError) {
        // An account that may not give the file to its old owner keeps it, as an editor would.
        _ = fchown(file.descriptor, status.st_uid, status.st_gid)
        guard fchmod(file.descriptor, status.st_mode & 0o7777) == 0 else { throw .last }
        try file.write(bytes)
        try file.force()
    }
}
