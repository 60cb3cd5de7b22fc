import Browser
import Glibc
import Postgres
import Reports
import SQL

extension MigrationText {
    /// More than a person reads; a file of 50 MB would only be slow to colour.
    private static let readable = 1 << 20

    /// Reads a migration's file, at most its first ``readable`` bytes, and finds its tokens.
    static func reading(_ path: String) -> Result<MigrationText, Problem> {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return .failure(.unreadable(path, errno)) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, let bytes = beginning(of: descriptor) else {
            return .failure(.unreadable(path, errno))
        }
        let text = bytes.withUnsafeBufferPointer { ServerText.decode($0) }
        let size = ByteCount(max(Int(status.st_size), bytes.count))
        return .success(
            MigrationText(
                path: path, text: text, tokens: SQL.tokens(of: text), byteCount: size,
                isCut: size.bytes > bytes.count))
    }

    /// `nil` when the system refuses.
    private static func beginning(of descriptor: Int32) -> [UInt8]? {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while bytes.count < readable {
            let count = read(descriptor, &piece, piece.count)
            if count == 0 { break }
            if count < 0 {
                guard errno == EINTR else { return nil }
                continue
            }
            bytes += piece[..<count]
        }
        return bytes
    }
}

extension Problem {
    fileprivate static func unreadable(_ path: String, _ number: Int32) -> Problem {
        Problem("\(path) cannot be read.", detail: String(cString: strerror(number)))
    }
}
