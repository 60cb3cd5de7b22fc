/// Finds a text in bytes, whatever the case of its ASCII letters.
enum ByteSearch {
    /// The first match at or behind `start`; going on at the beginning when there is none up to the end.
    static func next(_ needle: String, in bytes: Bytes, from start: Int) -> Int? {
        next(lowered(needle), in: bytes, from: start)
    }

    /// The last match that begins in front of `end`; going on at the end when there is none.
    static func previous(_ needle: String, in bytes: Bytes, before end: Int) -> Int? {
        previous(lowered(needle), in: bytes, before: end)
    }

    /// As for a text, of bytes that ``lowered(_:)`` has made.
    static func next(_ wanted: [UInt8], in bytes: Bytes, from start: Int) -> Int? {
        let start = min(max(0, start), bytes.count)
        guard !wanted.isEmpty else { return nil }
        return first(wanted, in: bytes, start..<bytes.count) ?? first(wanted, in: bytes, 0..<start)
    }

    /// As for a text, of bytes that ``lowered(_:)`` has made.
    static func previous(_ wanted: [UInt8], in bytes: Bytes, before end: Int) -> Int? {
        let end = min(max(0, end), bytes.count)
        guard !wanted.isEmpty else { return nil }
        return last(wanted, in: bytes, 0..<end) ?? last(wanted, in: bytes, end..<bytes.count)
    }

    typealias Bytes = UnsafeBufferPointer<UInt8>

    /// What is looked for: the bytes of a text, its ASCII letters small.
    static func lowered(_ needle: String) -> [UInt8] { lowered(needle.utf8) }

    static func lowered(_ bytes: some Collection<UInt8>) -> [UInt8] { bytes.map(\.lowered) }

    /// Whether a text holds bytes that ``lowered(_:)`` has made.
    static func contains(_ wanted: [UInt8], in text: String) -> Bool {
        var text = text
        return text.withUTF8 { !wanted.isEmpty && first(wanted, in: $0, 0..<$0.count) != nil }
    }

    /// A match that begins in the range.
    private static func first(_ wanted: [UInt8], in bytes: Bytes, _ range: Range<Int>) -> Int? {
        var place = range.lowerBound
        let end = min(range.upperBound, bytes.count - wanted.count + 1)
        while place < end {
            if matches(wanted, in: bytes, at: place) { return place }
            place += 1
        }
        return nil
    }

    private static func last(_ wanted: [UInt8], in bytes: Bytes, _ range: Range<Int>) -> Int? {
        var place = min(range.upperBound, bytes.count - wanted.count + 1) - 1
        while place >= range.lowerBound {
            if matches(wanted, in: bytes, at: place) { return place }
            place -= 1
        }
        return nil
    }

    private static func matches(_ wanted: [UInt8], in bytes: Bytes, at place: Int) -> Bool {
        guard bytes[place].lowered == wanted[0] else { return false }
        var index = 1
        while index < wanted.count {
            guard bytes[place + index].lowered == wanted[index] else { return false }
            index += 1
        }
        return true
    }
}

extension UInt8 {
    fileprivate var lowered: UInt8 { self &- UInt8(ascii: "A") < 26 ? self | 0x20 : self }
}
