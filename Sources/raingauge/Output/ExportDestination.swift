import Glibc
import SystemCalls

/// Where an export goes: standard output, a file that appears once it is whole, or a device or pipe with a name.
final class ExportDestination: Sendable {
    let descriptor: Int32
    private let file: FreshFile?
    /// Only kept open.
    private let device: File?

    init(path: String?) throws(SystemError) {
        let (isGiven, path) = (path != nil, path ?? "")
        file = isGiven && Self.isReplaceable(path) ? try FreshFile(for: path) : nil
        if isGiven, file == nil {
            let device = try File(writing: path, mode: 0o666)
            descriptor = device.descriptor
            self.device = consume device
        } else {
            descriptor = file?.descriptor ?? STDOUT_FILENO
            device = nil
        }
        try file?.openToOthers()
    }

    /// Whether nothing is to be seen of what is not whole.
    var hidesParts: Bool { file != nil }

    /// Puts a file in its place, for good.
    func finish() throws(SystemError) {
        try file?.force()
        try file?.putInPlace()
    }

    func discard() { file?.discard() }

    /// Whether there is nothing, or an ordinary file.
    private static func isReplaceable(_ path: String) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0 else { return true }
        return status.st_mode & S_IFMT == S_IFREG
    }
}
