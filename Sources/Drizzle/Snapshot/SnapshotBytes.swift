import JSON

/// The bytes of a snapshot, and what is wrong with them in a snapshot's words.
enum SnapshotBytes {
    static func reading(_ path: String) throws(SnapshotError) -> [UInt8] {
        do { return try ProjectFiles().bytes(of: path) } catch {
            switch error {
            case .missing: throw .missing(path: path)
            case .unreadable(let reason): throw .unreadable(path: path, reason: reason)
            }
        }
    }

    /// What is no JSON at all is told apart from JSON that is no snapshot, by a pass that expects nothing.
    static func error(_ error: JSONError, in bytes: [UInt8], of path: String) -> SnapshotError {
        var everything = JSONReader(bytes)
        do {
            try everything.skipValue()
            try everything.finish()
        } catch {
            return .notJSON(
                path: path, place: TextPlace(offset: error.offset, in: bytes), expected: error.expected)
        }
        return .malformed(
            path: path, place: TextPlace(offset: error.offset, in: bytes), expected: error.expected)
    }
}
