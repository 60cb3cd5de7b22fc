import Glibc
import Rows
import SystemCalls

/// The bytes of a file to import, unpacked where its name says that it is packed.
///
/// Belongs to one thread, and may block it.
final class ImportBytes {
    let size: Int
    private let file: File
    private let unpacker: Unpacker?

    /// - Throws: ``ImportRefusal/file(_:_:)`` or ``ImportRefusal/noUnpacker(_:_:)``.
    init(_ wanted: ImportFile) throws(ImportRefusal) {
        do {
            file = try File(reading: wanted.path)
            size = try file.byteCount
        } catch { throw .file(wanted.path, error) }
        unpacker = try wanted.packing.map { [descriptor = file.descriptor] packing throws(ImportRefusal) in
            try Unpacker(packing, of: wanted.path, descriptor)
        }
        path = wanted.path
    }

    private let path: String

    /// How much of the file was read; a program that unpacks reads through the same descriptor.
    var position: Int { max(0, Int(lseek(file.descriptor, 0, SEEK_CUR))) }

    /// The next piece; `nil` at the end.
    func next() throws(ImportRefusal) -> [UInt8]? {
        guard !Task.isCancelled else { throw .stopped }
        var piece: [UInt8] = []
        do {
            piece = try Descriptor.piece(of: unpacker?.output ?? file.descriptor)
        } catch { throw .file(path, .refused(error)) }
        guard piece.isEmpty else { return piece }
        try unpacker?.finish()
        return nil
    }
}

extension Descriptor {
    /// Reads once, up to 64 kB; nothing at the end.
    fileprivate static func piece(of descriptor: Int32) throws(SystemError) -> [UInt8] {
        var failure: SystemError?
        let piece = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
            do throws(SystemError) {
                count = try read(descriptor, into: UnsafeMutableRawBufferPointer(buffer))
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return piece
    }
}

/// A program that unpacks a file while it is read.
private final class Unpacker {
    /// What comes out of it.
    let output: Int32
    private let child: ChildProcess
    private let path: String
    private var isRunning = true

    init(_ packing: ExportFile.Packing, of path: String, _ input: Int32) throws(ImportRefusal) {
        guard let (ours, theirs) = ChildProcess.channel() else { throw .file(path, .refused(.last)) }
        defer { close(theirs) }
        do {
            child = try ChildProcess(
                [packing.rawValue, "-dc"], input: input, output: theirs, errors: .dropped)
        } catch {
            close(ours)
            guard error.number == ENOENT else {
                throw .file(path, .refused(SystemError(number: error.number)))
            }
            throw .noUnpacker(path, packing)
        }
        (output, self.path) = (ours, path)
    }

    /// Makes sure that all of it was unpacked.
    func finish() throws(ImportRefusal) {
        guard isRunning else { return }
        isRunning = false
        guard ChildProcess.wait(for: child.id) == 0 else { throw .notUnpacked(path) }
    }

    deinit {
        close(output)
        guard isRunning else { return }
        child.terminate()
        _ = ChildProcess.wait(for: child.id)
    }
}
