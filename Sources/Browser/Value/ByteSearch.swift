/// Finds a text in bytes, whatever the case of its ASCII letters.
enum ByteSearch {
    /// The first match at or behind `start`; going on at the beginning when there is none up to the end.
    static func next(_ needle: String, in text: String, from start: Int) -> Int? {
        search(needle, in: text) { bytes, wanted in
            first(wanted, in: bytes, start..<bytes.count)
                ?? first(wanted, in: bytes, 0..<min(start, bytes.count))
        }
    }

    /// The last match in front of `end`; going on at the end.
    static func previous(_ needle: String, in text: String, before end: Int) -> Int? {
        search(needle, in: text) { bytes, wanted in
            last(wanted, in: bytes, 0..<min(end, bytes.count)) ?? last(wanted, in: bytes, end..<bytes.count)
        }
    }

    private typealias Bytes = UnsafeBufferPointer<UInt8>

    private static func search(_ needle: String, in text: String, _ body: (Bytes, [UInt8]) -> Int?) -> Int? {
        let wanted = needle.utf8.map(\.lowered)
        guard !wanted.isEmpty else { return nil }
        var text = text
        return text.withUTF8 { body($0, wanted) }
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
