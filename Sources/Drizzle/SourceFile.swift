import Crypto

/// A file of a project as it was when it was read, to be changed only if it still is.
package struct SourceFile: Equatable, Sendable {
    package let path: String
    package let bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) { (self.path, self.bytes) = (path, bytes) }

    /// The SHA-256 of its bytes, in hexadecimal digits.
    package var digest: String { SHA256.hash(data: bytes).hexadecimal }

    /// - Throws: ``SourceFileError`` in the system's words.
    package static func reading(_ path: String) throws(SourceFileError) -> SourceFile {
        do {
            return SourceFile(path: path, bytes: try ProjectFiles().bytes(of: path))
        } catch {
            switch error {
            case .missing: throw SourceFileError(path: path, reason: "there is no such file")
            case .unreadable(let reason): throw SourceFileError(path: path, reason: reason)
            }
        }
    }
}

/// Why a file cannot be read.
package struct SourceFileError: Error, Equatable, Sendable {
    package let path: String
    package let reason: String
}
