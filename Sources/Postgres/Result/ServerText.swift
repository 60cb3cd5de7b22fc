import Glibc

/// Bytes of the server as text that can be shown and given back unchanged.
///
/// A server in `SQL_ASCII` sends whatever was stored. Each byte 0xNN that is not part of valid UTF-8 becomes the
/// private scalar U+10FE00+NN (so only U+10FE80…U+10FEFF occur), which the terminal shows as `\xNN`. Text that
/// really holds one of those scalars is taken apart into its four bytes the same way, so that ``encode(_:)`` is the
/// exact inverse of ``decode(_:)`` for every sequence of bytes.
package enum ServerText {
    /// The byte that `scalar` stands for, if it is one of the private scalars.
    package static func rawByte(of scalar: Unicode.Scalar) -> UInt8? {
        stand.contains(scalar.value) ? UInt8(scalar.value - base) : nil
    }

    /// Text for `bytes`; valid UTF-8 costs one pass.
    package static func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        guard !bytes.holds(leadingByte), let text = validText(bytes) else { return decodeStrictly(bytes) }
        return text
    }

    /// Whether the bytes are UTF-8 in which nothing stands for something else.
    package static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        !bytes.holds(leadingByte) && (try? UTF8Span(validating: bytes.span)) != nil
    }

    /// The bytes that decode to `text`.
    package static func encode(_ text: String) -> [UInt8] {
        guard text.holds(leadingByte) else { return Array(text.utf8) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            if let byte = rawByte(of: scalar) {
                bytes.append(byte)
            } else {
                bytes += UTF8.encode(scalar) ?? .init()
            }
        }
        return bytes
    }

    static func decode(cString: UnsafeMutablePointer<CChar>) -> String {
        decode(cString: UnsafePointer(cString))
    }

    static func decode(cString: UnsafePointer<CChar>) -> String {
        let count = strlen(cString)
        return cString.withMemoryRebound(to: UInt8.self, capacity: count) { bytes in
            decode(UnsafeBufferPointer(start: bytes, count: count))
        }
    }

    private static let base: UInt32 = 0x10_FE00
    private static let stand: ClosedRange<UInt32> = 0x10_FE80...0x10_FEFF
    /// The first byte of every scalar from U+100000 up.
    static let leadingByte: UInt8 = 0xF4

    /// Several times faster than `String(validating:as:)`, which is generic.
    private static func validText(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        guard let span = try? UTF8Span(validating: bytes.span) else { return nil }
        return String(copying: span)
    }

    private static func decodeStrictly(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        var text = String.UnicodeScalarView()
        var start = 0
        while start < bytes.count {
            let (scalar, length) = nextScalar(in: bytes, from: start)
            text.append(scalar)
            start += length
        }
        return String(text)
    }

    private static func nextScalar(
        in bytes: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> (scalar: Unicode.Scalar, length: Int) {
        let length = sequenceLength(bytes[start])
        if start + length <= bytes.count,
            let text = validText(UnsafeBufferPointer(rebasing: bytes[start..<start + length])),
            let scalar = text.unicodeScalars.first, rawByte(of: scalar) == nil
        {
            return (scalar, length)
        }
        return (Unicode.Scalar(base + UInt32(bytes[start])) ?? "\u{FFFD}", 1)
    }

    private static func sequenceLength(_ leading: UInt8) -> Int {
        switch leading {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1
        }
    }
}

extension String {
    /// Whether the byte occurs in the text; many times faster than `contains`, which looks at them one by one.
    func holds(_ byte: UInt8) -> Bool {
        utf8.withContiguousStorageIfAvailable { $0.holds(byte) } ?? utf8.contains(byte)
    }
}

extension UnsafeBufferPointer<UInt8> {
    fileprivate func holds(_ byte: UInt8) -> Bool {
        guard let baseAddress else { return false }
        return memchr(baseAddress, Int32(byte), count) != nil
    }
}
