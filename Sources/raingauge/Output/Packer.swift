import Glibc
import Rows
import Synchronization
import SystemCalls

/// A program that packs what is written to it, on its way to a file.
final class Packer: Sendable {
    /// Where what is to be packed goes.
    let descriptor: Int32
    private let child: ChildProcess
    private let isOpen = Mutex(true)

    /// - Throws: ``ExportRefusal``.
    init(_ packing: ExportFile.Packing, into output: Int32) throws(ExportRefusal) {
        guard let (ours, theirs) = ChildProcess.channel() else { throw .system(.last) }
        defer { close(theirs) }
        do {
            child = try ChildProcess(
                [packing.rawValue, "-c"], input: theirs, output: output, errors: .dropped)
        } catch {
            close(ours)
            throw error.number == ENOENT
                ? .noProgram(packing.rawValue) : .system(SystemError(number: error.number))
        }
        descriptor = ours
    }

    deinit { end() }

    /// Waits until all of it is packed.
    ///
    /// - Throws: That the program could not write all of it, as when the disk is full.
    func finish() throws(SystemError) {
        end()
        guard ChildProcess.wait(for: child.id) == 0 else { throw SystemError(number: EIO) }
    }

    /// Says that nothing more comes.
    private func end() {
        isOpen.withLock { isOpen in
            if isOpen { close(descriptor) }
            isOpen = false
        }
    }
}
