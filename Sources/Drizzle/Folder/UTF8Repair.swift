/// Turns pieces of a file into UTF-8 the way Node decodes it: what is not UTF-8 becomes U+FFFD.
///
/// A character may be cut between two pieces; its first bytes wait for the rest.
struct UTF8Repair {
    private(set) var hasReplaced = false
    private var waiting: [UInt8] = []

    /// A whole file at once.
    static func repaired(_ file: [UInt8]) -> [UInt8] {
        var repair = UTF8Repair()
        guard let start = file.withUnsafeBytes({ repair.repaired($0) }) else { return file }
        return start + repair.finish()
    }

    /// What to use in place of `bytes`; `nil` when they can be used as they are.
    mutating func repaired(_ bytes: UnsafeRawBufferPointer) -> [UInt8]? {
        if waiting.isEmpty, bytes.isASCII { return nil }
        var joined = waiting + bytes
        let cut = joined.count - joined.unfinishedCharacterLength
        waiting = Array(joined[cut...])
        joined.removeSubrange(cut...)
        return decoded(joined)
    }

    /// What is left when no more bytes come.
    mutating func finish() -> [UInt8] {
        defer { waiting = [] }
        return decoded(waiting)
    }

    private mutating func decoded(_ bytes: [UInt8]) -> [UInt8] {
        if String(validating: bytes, as: UTF8.self) != nil { return bytes }
        hasReplaced = true
        return Array(String(decoding: bytes, as: UTF8.self).utf8)
    }
}

extension UnsafeRawBufferPointer {
    /// Eight bytes at a time: nearly every migration is ASCII from end to end.
    fileprivate var isASCII: Bool {
        let words = count / 8
        for word in 0..<words
        where loadUnaligned(fromByteOffset: word * 8, as: UInt64.self) & 0x8080_8080_8080_8080 != 0 {
            return false
        }
        return self[(words * 8)...].allSatisfy { $0 < 0x80 }
    }
}

extension [UInt8] {
    /// The number of bytes at the end that begin a character without finishing it.
    fileprivate var unfinishedCharacterLength: Int {
        for length in 1...3 where length <= count {
            let byte = self[count - length]
            if byte < 0x80 { return 0 }
            if byte < 0xC0 { continue }
            let needed = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
            return needed > length ? length : 0
        }
        return 0
    }
}
