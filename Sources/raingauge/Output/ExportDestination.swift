import Glibc
import Reports
import Rows
import SystemCalls

/// Where an export goes: standard output, a file that appears once it is whole, a device or pipe with a name, or memory.
final class ExportDestination: Sendable {
    /// What is written to.
    let descriptor: Int32
    private let file: FreshFile?
    /// Only kept open.
    private let device: File?
    private let packer: Packer?

    /// Begins a file where one is named.
    ///
    /// - Parameter wanted: `nil` is standard output.
    /// - Throws: ``ExportRefusal``; then nothing is left behind.
    init(file wanted: ExportFile?) throws(ExportRefusal) {
        let path = wanted?.path ?? ""
        let end: Int32
        do {
            file = wanted != nil && Self.isReplaceable(path) ? try FreshFile(for: path) : nil
            if wanted != nil, file == nil {
                let device = try File(writing: path, mode: 0o666)
                end = device.descriptor
                self.device = consume device
            } else {
                end = file?.descriptor ?? STDOUT_FILENO
                device = nil
            }
            try file?.openToOthers()
        } catch { throw .system(error) }
        do {
            packer = try wanted?.packing.map { packing throws(ExportRefusal) in
                try Packer(packing, into: end)
            }
        } catch {
            file?.discard()
            throw error
        }
        descriptor = packer?.descriptor ?? end
    }

    /// Writes to what is open already.
    ///
    /// - Parameter descriptor: The caller's, who closes it.
    init(borrowing descriptor: Int32) {
        (self.descriptor, file, packer) = (descriptor, nil, nil)
        device = nil
    }

    /// Whether a program packs what is written.
    var isPacked: Bool { packer != nil }

    /// Whether nothing is to be seen of what is not whole.
    var hidesParts: Bool { file != nil }

    /// How large the file is by now, packed as it is; `nil` where it is none.
    var fileSize: Int? { file?.byteCount }

    /// Puts a file in its place, for good.
    func finish() throws(SystemError) {
        try packer?.finish()
        try file?.force()
        try file?.putInPlace()
    }

    func discard() {
        try? packer?.finish()
        file?.discard()
    }

    /// Whether there is nothing, or an ordinary file.
    private static func isReplaceable(_ path: String) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0 else { return true }
        return status.st_mode & S_IFMT == S_IFREG
    }
}

/// Why there is nothing to export to.
enum ExportRefusal: Error, Equatable {
    case system(SystemError)
    /// The program that packs is not there.
    case noProgram(String)

    /// In words, for a file of this name.
    func problem(writing path: String) -> Problem {
        switch self {
        case .system(let reason): Problem("\(path) cannot be written: \(reason).")
        case .noProgram(let program):
            Problem(
                "\(path) would have to be packed by \(program), which is not on this machine.",
                remedy: "Install \(program), or give a name that does not ask for it.")
        }
    }
}
