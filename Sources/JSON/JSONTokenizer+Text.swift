extension JSONTokenizer {
    /// The bytes there as they are written, such as the digits of a number.
    package func source(_ range: Range<Int>) -> String {
        String(
            decoding: UnsafeRawBufferPointer(start: start + range.lowerBound, count: range.count),
            as: UTF8.self)
    }

    /// What the contents of a string say: escapes are resolved, and half of a surrogate pair is U+FFFD.
    package func text(_ range: Range<Int>) -> String {
        let raw = UnsafeRawBufferPointer(start: start + range.lowerBound, count: range.count)
        guard let first = raw.firstIndex(of: JSONByte.backslash) else {
            return String(decoding: raw, as: UTF8.self)
        }
        var text = Array(raw[..<first])
        text.reserveCapacity(raw.count)
        var place = range.lowerBound + first
        while place < range.upperBound {
            if byte(place) == JSONByte.backslash {
                appendEscape(at: &place, to: &text)
            } else {
                text.append(byte(place))
                place += 1
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private func appendEscape(at place: inout Int, to text: inout [UInt8]) {
        let letter = byte(place + 1)
        if letter == UInt8(ascii: "u") {
            let scalar = scalar(at: &place)
            return text.append(contentsOf: String(scalar).utf8)
        }
        place += 2
        switch letter {
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        default: text.append(letter)
        }
    }

    /// A scalar that begins with `\u` here, of two escapes when the first is half of a pair.
    private func scalar(at place: inout Int) -> Unicode.Scalar {
        let high = hexadecimal(at: place + 2)
        place += 6
        guard (0xD800..<0xDC00).contains(high) else { return Unicode.Scalar(high) ?? "\u{FFFD}" }
        guard byte(place) == JSONByte.backslash, byte(place + 1) == UInt8(ascii: "u") else {
            return "\u{FFFD}"
        }
        let low = hexadecimal(at: place + 2)
        guard (0xDC00..<0xE000).contains(low) else { return "\u{FFFD}" }
        place += 6
        return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
    }

    /// Four digits, which ``string()`` has looked at.
    private func hexadecimal(at place: Int) -> UInt32 {
        (0..<4).reduce(0) { value, offset in
            let digit = byte(place + offset)
            let number = JSONByte.isDigit(digit) ? digit & 0xF : (digit & 0xF) &+ 9
            return value << 4 | UInt32(number)
        }
    }
}
