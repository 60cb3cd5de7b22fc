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
        /// The old contents, ready to come back: what could go wrong has been tried before anything is replaced.
        let original: FileReplacement
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
                let original = try prepared(edit.before.bytes, for: edit)
                let file = Staged(edit: edit, replacement: replacement, original: original)
                staged.withLock { $0.append(file) }
                try check(edit, at: replacement.path)
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
    /// - Throws: ``RepairRefusal/filesNotRestored(_:reason:)`` when a file keeps its new contents; all others have
    ///   their old ones again.
    func takeBack() throws(RepairRefusal) {
        let files = taken()
        for file in files where !file.isInPlace {
            file.replacement.discard()
            file.original.discard()
        }
        let failures = files.filter(\.isInPlace).compactMap { file in
            restoringFailed(file).map { (KeptOriginal(path: file.edit.path, copy: $0.kept), $0.reason) }
        }
        guard let reason = failures.first?.1 else { return }
        throw .filesNotRestored(failures.map(\.0), reason: reason.description)
    }

    /// Leaves the new contents where they are, for good.
    func finish() {
        for file in taken() { file.original.discard() }
    }

    /// Leaves the new contents where they are, and the old ones beside them.
    func keepOriginals() -> [KeptOriginal] {
        taken().filter(\.isInPlace).map { file in
            KeptOriginal(path: file.edit.path, copy: try? file.original.kept())
        }
    }

    private func taken() -> [Staged] {
        staged.withLock { files in
            defer { files = [] }
            return files
        }
    }

    private func restoringFailed(_ file: Staged) -> FileReplacement.NotRestored? {
        do throws(FileReplacement.NotRestored) {
            try file.original.restore()
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
