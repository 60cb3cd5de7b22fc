/// Reads JSON from front to back without building a tree, and knows the place of every mistake.
///
/// The caller asks for what it expects and passes over what it does not need, so that one property of a
/// snapshot of a megabyte costs one pass over the bytes and no memory.
///
/// ```swift
/// var json = JSONReader(bytes)
/// try json.readObject { key, json in
///     if key == "version" { version = try json.readString() } else { try json.skipValue() }
/// }
/// try json.finish()
/// ```
struct JSONReader {
    private let bytes: [UInt8]
    private(set) var position: Int
    private var depth = 0

    /// A byte order mark at the front is passed over, as Drizzle's readers would not; ``hasByteOrderMark`` tells.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    var hasByteOrderMark: Bool { bytes.starts(with: [0xEF, 0xBB, 0xBF]) }

    /// What kind of value begins here.
    mutating func peek() throws(JSONError) -> JSONKind {
        skipSpace()
        guard let byte = current else { throw unexpected("a value") }
        switch byte {
        case UInt8(ascii: "{"): return .object
        case UInt8(ascii: "["): return .array
        case UInt8(ascii: "\""): return .string
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .boolean
        case UInt8(ascii: "n"): return .null
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
        default: throw unexpected("a value")
        }
    }

    /// Calls `member` for each member; it has to read or skip the value.
    mutating func readObject(
        _ member: (String, inout JSONReader) throws(JSONError) -> Void
    ) throws(JSONError) {
        try open(UInt8(ascii: "{"), "an object")
        if try close(UInt8(ascii: "}")) { return }
        while true {
            guard current == UInt8(ascii: "\"") else { throw unexpected("a property name in double quotes") }
            let key = try readString()
            try expect(UInt8(ascii: ":"), "\":\"")
            skipSpace()
            try member(key, &self)
            if try close(UInt8(ascii: "}")) { return }
            try expect(UInt8(ascii: ","), "\",\" or \"}\"")
            skipSpace()
        }
    }

    /// Calls `element` for each element; it has to read or skip the value.
    mutating func readArray(_ element: (inout JSONReader) throws(JSONError) -> Void) throws(JSONError) {
        try open(UInt8(ascii: "["), "an array")
        if try close(UInt8(ascii: "]")) { return }
        while true {
            skipSpace()
            try element(&self)
            if try close(UInt8(ascii: "]")) { return }
            try expect(UInt8(ascii: ","), "\",\" or \"]\"")
        }
    }

    mutating func readString() throws(JSONError) -> String {
        try expect(UInt8(ascii: "\""), "a string")
        let start = position
        while let byte = current, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 {
            position += 1
        }
        if current == UInt8(ascii: "\"") {
            defer { position += 1 }
            return String(decoding: bytes[start..<position], as: UTF8.self)
        }
        return try readEscapedString(from: start)
    }

    /// The number as it is written, such as `1.7e12`.
    mutating func readNumber() throws(JSONError) -> String {
        skipSpace()
        let start = position
        while let byte = current, byte.isNumberByte { position += 1 }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        guard !text.isEmpty, Double(text) != nil else {
            position = start
            throw unexpected("a number")
        }
        return text
    }

    mutating func readBoolean() throws(JSONError) -> Bool {
        if try readWord("true") { return true }
        if try readWord("false") { return false }
        throw unexpected("true or false")
    }

    mutating func skipValue() throws(JSONError) {
        switch try peek() {
        case .object: try readObject { (_, json) throws(JSONError) in try json.skipValue() }
        case .array: try readArray { json throws(JSONError) in try json.skipValue() }
        case .string: try skipString()
        case .number: _ = try readNumber()
        case .boolean: _ = try readBoolean()
        case .null: guard try readWord("null") else { throw unexpected("null") }
        }
    }

    /// Makes sure that nothing but white space follows.
    mutating func finish() throws(JSONError) {
        skipSpace()
        guard position == bytes.count else { throw unexpected("the end of the file") }
    }

    /// The place of the next byte; costs a pass over everything before it.
    var place: TextPlace { place(of: position) }

    /// The place of any byte; costs a pass over everything before it.
    func place(of offset: Int) -> TextPlace { TextPlace(offset: offset, in: bytes) }
}

extension JSONReader {
    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            position += 1
        }
    }

    private mutating func open(_ bracket: UInt8, _ name: String) throws(JSONError) {
        try expect(bracket, name)
        depth += 1
        // Drizzle nests about eight levels; a limit keeps a hostile file from exhausting the stack.
        guard depth <= 500 else { throw unexpected("less nesting") }
        skipSpace()
    }

    private mutating func close(_ bracket: UInt8) throws(JSONError) -> Bool {
        skipSpace()
        guard current == bracket else { return false }
        position += 1
        depth -= 1
        return true
    }

    private mutating func expect(_ byte: UInt8, _ name: String) throws(JSONError) {
        skipSpace()
        guard current == byte else { throw unexpected(name) }
        position += 1
    }

    private mutating func readWord(_ word: StaticString) throws(JSONError) -> Bool {
        skipSpace()
        let length = word.utf8CodeUnitCount
        guard position + length <= bytes.count else { return false }
        for offset in 0..<length where bytes[position + offset] != word.utf8Start[offset] { return false }
        position += length
        return true
    }

    private mutating func skipString() throws(JSONError) {
        position += 1
        while let byte = current, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw unexpected("the end of the string") }
            position += byte == UInt8(ascii: "\\") ? 2 : 1
        }
        guard position < bytes.count else {
            position = bytes.count
            throw unexpected("the end of the string")
        }
        position += 1
    }

    private mutating func readEscapedString(from start: Int) throws(JSONError) -> String {
        var text = Array(bytes[start..<position])
        while let byte = current {
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                position += 1
                try appendEscape(to: &text)
            case 0..<0x20:
                throw unexpected("the end of the string")
            default:
                text.append(byte)
                position += 1
            }
        }
        throw unexpected("the end of the string")
    }

    private mutating func appendEscape(to text: inout [UInt8]) throws(JSONError) {
        guard let byte = current else { throw unexpected("the end of the string") }
        position += 1
        switch byte {
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "u"): text.append(contentsOf: String(try readUnicodeEscape()).utf8)
        default: throw unexpected("an escape such as \\n")
        }
    }

    /// A scalar behind `\u`, of two escapes when the first is half of a pair; a lone half is U+FFFD.
    private mutating func readUnicodeEscape() throws(JSONError) -> Unicode.Scalar {
        let high = try readFourHexDigits()
        guard (0xD800..<0xDC00).contains(high) else { return Unicode.Scalar(high) ?? "\u{FFFD}" }
        guard position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
            bytes[position + 1] == UInt8(ascii: "u")
        else { return "\u{FFFD}" }
        let mark = position
        position += 2
        let low = try readFourHexDigits()
        guard (0xDC00..<0xE000).contains(low) else {
            position = mark
            return "\u{FFFD}"
        }
        return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
    }

    private mutating func readFourHexDigits() throws(JSONError) -> UInt32 {
        guard position + 4 <= bytes.count,
            let value = UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
        else { throw unexpected("four hexadecimal digits") }
        position += 4
        return value
    }

    private func unexpected(_ expected: String) -> JSONError {
        JSONError(expected: expected, place: place, isAtEnd: position >= bytes.count)
    }
}

extension UInt8 {
    fileprivate var isNumberByte: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
            UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }
}
