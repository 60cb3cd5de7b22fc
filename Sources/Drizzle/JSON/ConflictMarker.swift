/// The marks git leaves in a file that two branches changed.
enum ConflictMarker {
    /// Where the first conflict begins, or where a leftover mark stands.
    static func first(in bytes: [UInt8]) -> TextPlace? {
        place(of: ["<<<<<<<", "=======", ">>>>>>>"], in: bytes)
    }

    /// Where a conflict begins in a text in which a line of `=======` alone may mean something else.
    static func firstCertain(in bytes: [UInt8]) -> TextPlace? {
        place(of: ["<<<<<<<", ">>>>>>>"], in: bytes) == nil ? nil : first(in: bytes)
    }

    /// Costs a pass over the bytes and no memory, however many lines there are.
    private static func place(of marks: [StaticString], in bytes: [UInt8]) -> TextPlace? {
        bytes.withUnsafeBufferPointer { text in
            var line = 1
            var start = 0
            while start < text.count {
                let rest = text[start...]
                if marks.contains(where: {
                    rest.starts(with: UnsafeBufferPointer(start: $0.utf8Start, count: 7))
                }) {
                    return TextPlace(line: line, column: 1)
                }
                guard let end = rest.firstIndex(of: 0x0A) else { return nil }
                (line, start) = (line + 1, end + 1)
            }
            return nil
        }
    }
}
