/// A place in the bytes of a JSON document, moving forwards over tokens as fast as the processor reads them.
///
/// Every step makes sure that what it passes is JSON. Behind the last byte stand eight zeros, so that words may be read
/// beyond the end; a zero ends every run.
struct JSONBytes {
    private let start: UnsafeRawPointer
    let count: Int
    private(set) var position: Int
    private var depth = 0

    /// `buffer` is the document, and behind it eight bytes that are zero and do not count.
    init(_ buffer: UnsafeRawBufferPointer, count: Int) {
        precondition(buffer.count >= count + 8, "words are read eight bytes at a time")
        guard let address = buffer.baseAddress else { preconditionFailure("a padded buffer is not empty") }
        start = address
        self.count = count
        position = 0
    }

    static let quote = UInt8(ascii: "\"")
    static let colon = UInt8(ascii: ":")
    static let comma = UInt8(ascii: ",")
    static let (openBrace, closeBrace) = (UInt8(ascii: "{"), UInt8(ascii: "}"))
    static let (openBracket, closeBracket) = (UInt8(ascii: "["), UInt8(ascii: "]"))
    private static let backslash = UInt8(ascii: "\\")
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let tops: UInt64 = 0x8080_8080_8080_8080

    /// The next byte; zero at the end.
    var current: UInt8 { byte(position) }
    var isAtEnd: Bool { position == count }
    var syntax: ShapeMismatch { ShapeMismatch(offset: min(position, count), fact: .syntax) }

    mutating func take(_ byte: UInt8) -> Bool {
        guard current == byte else { return false }
        position += 1
        return true
    }

    /// Passes over the byte and the space on both sides of it.
    mutating func expect(_ byte: UInt8) throws(ShapeMismatch) {
        skipSpace()
        guard take(byte) else { throw syntax }
        skipSpace()
    }

    mutating func skipSpace() {
        guard current <= 0x20 else { return }
        while true {
            // Drizzle Kit indents by two spaces a level, so most space comes in runs.
            while word(position) == 0x2020_2020_2020_2020 { position += 8 }
            switch current {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    /// Passes over a string; answers where its contents stand.
    mutating func string() throws(ShapeMismatch) -> Range<Int> {
        guard take(Self.quote) else { throw syntax }
        let first = position
        while true {
            let found = Self.special(word(position))
            guard found != 0 else {
                position += 8
                continue
            }
            position += found.trailingZeroBitCount / 8
            switch current {
            case Self.quote:
                position += 1
                return first..<position - 1
            case Self.backslash: try escape()
            default: throw syntax
            }
        }
    }

    mutating func number() throws(ShapeMismatch) {
        let first = position
        if current == UInt8(ascii: "-") { position += 1 }
        let digits = position
        while Self.isDigit(current) { position += 1 }
        guard position > digits, position == digits + 1 || byte(digits) != UInt8(ascii: "0") else {
            position = first
            throw syntax
        }
        if take(UInt8(ascii: ".")) { try someDigits() }
        if current | 0x20 == UInt8(ascii: "e") {
            position += 1
            if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
            try someDigits()
        }
    }

    mutating func literal(_ text: StaticString) throws(ShapeMismatch) {
        for offset in 0..<text.utf8CodeUnitCount where byte(position + offset) != text.utf8Start[offset] {
            throw syntax
        }
        position += text.utf8CodeUnitCount
    }

    /// Passes over any value.
    mutating func skip() throws(ShapeMismatch) {
        skipSpace()
        switch current {
        case Self.quote: _ = try string()
        case Self.openBrace: try skipObject()
        case Self.openBracket: try skipArray()
        case UInt8(ascii: "t"): try literal("true")
        case UInt8(ascii: "f"): try literal("false")
        case UInt8(ascii: "n"): try literal("null")
        default: try number()
        }
    }

    /// The string that a member of the object here has, wherever it stands in it; `nil` when there is none.
    ///
    /// Stays where it is, and reads no further than to that member.
    func string(ofMember name: UnsafeBufferPointer<UInt8>) throws(ShapeMismatch) -> Range<Int>? {
        var json = self
        try json.expect(Self.openBrace)
        while json.current == Self.quote {
            let key = try json.string()
            try json.expect(Self.colon)
            if json.current == Self.quote, json.isEqual(key, name) {
                return try json.string()
            }
            try json.skip()
            json.skipSpace()
            guard json.take(Self.comma) else { return nil }
            json.skipSpace()
        }
        return nil
    }

    func isEqual(_ range: Range<Int>, _ other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = other.baseAddress else { return range.isEmpty }
        return isEqual(range, start, other.count)
    }

    /// Whether the bytes there are the same as others.
    func isEqual(_ range: Range<Int>, _ other: UnsafePointer<UInt8>, _ length: Int) -> Bool {
        guard range.count == length else { return false }
        for offset in 0..<length where byte(range.lowerBound + offset) != other[offset] { return false }
        return true
    }

    func text(_ range: Range<Int>) -> String {
        String(
            decoding: UnsafeRawBufferPointer(start: start + range.lowerBound, count: range.count),
            as: UTF8.self)
    }
}

extension JSONBytes {
    private func byte(_ offset: Int) -> UInt8 { start.load(fromByteOffset: offset, as: UInt8.self) }

    private func word(_ offset: Int) -> UInt64 {
        start.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }

    /// A bit in each byte that is a quote, a backslash or a control character; the lowest is exact.
    private static func special(_ word: UInt64) -> UInt64 {
        let quotes = word ^ (ones &* UInt64(quote))
        let slashes = word ^ (ones &* UInt64(backslash))
        let found =
            ((quotes &- ones) & ~quotes) | ((slashes &- ones) & ~slashes) | ((word &- (ones &* 0x20)) & ~word)
        return found & tops
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    private mutating func someDigits() throws(ShapeMismatch) {
        guard Self.isDigit(current) else { throw syntax }
        while Self.isDigit(current) { position += 1 }
    }

    private mutating func escape() throws(ShapeMismatch) {
        position += 1
        switch current {
        case Self.quote, Self.backslash, UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"),
            UInt8(ascii: "r"), UInt8(ascii: "t"):
            position += 1
        case UInt8(ascii: "u"):
            for offset in 1...4 where !Self.isHexDigit(byte(position + offset)) { throw syntax }
            position += 5
        default: throw syntax
        }
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        isDigit(byte) || (byte | 0x20) &- UInt8(ascii: "a") < 6
    }

    private mutating func skipObject() throws(ShapeMismatch) {
        try enter()
        if take(Self.closeBrace) { return leave() }
        while true {
            _ = try string()
            try expect(Self.colon)
            try skip()
            skipSpace()
            if take(Self.closeBrace) { return leave() }
            try expect(Self.comma)
        }
    }

    private mutating func skipArray() throws(ShapeMismatch) {
        try enter()
        if take(Self.closeBracket) { return leave() }
        while true {
            try skip()
            skipSpace()
            if take(Self.closeBracket) { return leave() }
            try expect(Self.comma)
        }
    }

    private mutating func enter() throws(ShapeMismatch) {
        position += 1
        depth += 1
        // A limit keeps a hostile file from exhausting the stack.
        guard depth <= 500 else { throw syntax }
        skipSpace()
    }

    private mutating func leave() { depth -= 1 }
}
