import Drizzle
import Glibc
import Synchronization
import Verification

/// Puts new contents in the place of files: all of them or none.
///
/// Each is written beside the old one and forced to the disk before the first is renamed, so that a program that dies
/// leaves either the old file or the new one. Links are followed, and the mode is kept.
final class FileSwap: Sendable {
    private let edits: [FileEdit]
    private let staged = Mutex<[Staged]>([])

    private struct Staged {
        let edit: FileEdit
        let path: String
        let temporary: String
        var isInPlace = false
    }

    init(_ edits: [FileEdit]) { self.edits = edits }

    /// Writes the new contents beside the files.
    ///
    /// - Throws: ``RepairRefusal`` when a file is no longer what it was; then nothing is left behind.
    func stage() throws(RepairRefusal) {
        do {
            for edit in edits {
                let copy = try write(edit.after, of: edit)
                staged.withLock { $0.append(copy) }
            }
        } catch {
            takeBack()
            throw error
        }
    }

    /// Puts everything in its place.
    ///
    /// - Throws: ``RepairRefusal``; ``takeBack()`` then restores what was replaced already.
    func putInPlace() throws(RepairRefusal) {
        let count = staged.withLock(\.count)
        for index in 0..<count {
            let file = staged.withLock { $0[index] }
            try check(file.edit, at: file.path)
            guard rename(file.temporary, file.path) == 0 else { throw refusal(file.edit.path) }
            staged.withLock { $0[index].isInPlace = true }
            forceFolder(of: file.path)
        }
    }

    /// Removes what was only prepared, and gives back the old contents of what was replaced.
    func takeBack() {
        let files = staged.withLock { files in
            defer { files = [] }
            return files
        }
        for file in files {
            unlink(file.temporary)
            guard file.isInPlace, let copy = try? write(file.edit.before.bytes, of: file.edit, checked: false)
            else { continue }
            rename(copy.temporary, copy.path)
        }
    }

    private func write(
        _ bytes: [UInt8], of edit: FileEdit, checked: Bool = true
    ) throws(RepairRefusal) -> Staged {
        guard let resolved = realpath(edit.path, nil) else { throw refusal(edit.path) }
        defer { free(resolved) }
        let path = String(cString: resolved)
        if checked { try check(edit, at: path) }
        var status = stat()
        guard stat(path, &status) == 0 else { throw refusal(edit.path) }
        var template = Array("\(path).XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw refusal(edit.path) }
        defer { close(descriptor) }
        let temporary = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        // Who may not give files away keeps them, as an editor would.
        _ = fchown(descriptor, status.st_uid, status.st_gid)
        guard fchmod(descriptor, status.st_mode & 0o7777) == 0, writeAll(bytes, to: descriptor),
            fsync(descriptor) == 0
        else {
            let reason = refusal(edit.path)
            unlink(temporary)
            throw reason
        }
        return Staged(edit: edit, path: path, temporary: temporary)
    }

    private func check(_ edit: FileEdit, at path: String) throws(RepairRefusal) {
        do {
            guard try SourceFile.reading(path).bytes == edit.before.bytes else {
                throw RepairRefusal.fileChanged(path: edit.path)
            }
        } catch {
            throw .fileChanged(path: edit.path)
        }
    }

    private func refusal(_ path: String) -> RepairRefusal {
        .fileNotWritten(path: path, reason: String(cString: strerror(errno)))
    }

    /// A rename is only certain once the folder itself is on the disk.
    private func forceFolder(of path: String) {
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(
            separator: "/")
        let descriptor = open(folder.isEmpty ? "/" : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    private func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard written > 0 || errno == EINTR else { return false }
            rest = rest.dropFirst(max(0, written))
        }
        return true
    }
}
