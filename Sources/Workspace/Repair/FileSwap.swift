import Drizzle
import Synchronization
import SystemCalls
import Verification

/// Puts new contents in the place of files: all of them or none.
///
/// Each is written to the disk before the first is put in its place, so that a program that dies leaves either the old
/// file or the new one. Links are followed, and the mode is kept.
final class FileSwap: Sendable {
    private let edits: [FileEdit]
    private let staged = Mutex<[Staged]>([])

    private struct Staged {
        let edit: FileEdit
        let replacement: FileReplacement
        var isInPlace = false
    }

    init(_ edits: [FileEdit]) { self.edits = edits }

    /// Writes the new contents beside the files.
    ///
    /// - Throws: ``RepairRefusal`` when a file is no longer what it was; then nothing is left behind.
    func stage() throws(RepairRefusal) {
        do {
            for edit in edits {
                let replacement = try prepared(edit.after, for: edit)
                try check(edit, at: replacement.path)
                staged.withLock { $0.append(Staged(edit: edit, replacement: replacement)) }
            }
        } catch {
            try takeBack()
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
            try check(file.edit, at: file.replacement.path)
            do { try file.replacement.putInPlace() } catch {
                throw .fileNotWritten(path: file.edit.path, reason: error.description)
            }
            staged.withLock { $0[index].isInPlace = true }
        }
    }

    /// Removes what was only prepared, and gives back the old contents of what was replaced.
    ///
    /// - Throws: ``RepairRefusal/filesNotRestored(paths:reason:)`` when a file keeps its new contents; all others have
    ///   their old ones again.
    func takeBack() throws(RepairRefusal) {
        let files = staged.withLock { files in
            defer { files = [] }
            return files
        }
        for file in files where !file.isInPlace { file.replacement.discard() }
        let failures = files.filter(\.isInPlace).compactMap { file in
            restoringFailed(file.edit).map { (path: file.edit.path, reason: $0.description) }
        }
        guard let first = failures.first else { return }
        throw .filesNotRestored(paths: failures.map(\.path), reason: first.reason)
    }

    private func restoringFailed(_ edit: FileEdit) -> SystemError? {
        do {
            try FileReplacement(of: edit.path, with: edit.before.bytes).putInPlace()
            return nil
        } catch {
            return error
        }
    }

    private func prepared(_ bytes: [UInt8], for edit: FileEdit) throws(RepairRefusal) -> FileReplacement {
        do { return try FileReplacement(of: edit.path, with: bytes) } catch {
            throw .fileNotWritten(path: edit.path, reason: error.description)
        }
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
}
