/// Reads the compact JSON in which libpg_query hands over its trees, and nothing else.
///
/// The text is never anybody's file, so a mistake has no place and no words: the whole tree is then `nil`. Nesting has a
/// limit, because whoever walks the tree does so on a stack.
struct SyntaxNodeReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    private var depth = 0

    static func node(in bytes: UnsafeBufferPointer<UInt8>) -> SyntaxNode? {
        var reader = SyntaxNodeReader(bytes: bytes)
        return reader.value()
    }

    /// Far deeper than a person writes, and far less than half a megabyte of stack.
    private static let maximalDepth = 1_000

    private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    private mutating func value() -> SyntaxNode? {
        guard position < bytes.count, depth < Self.maximalDepth else { return nil }
        depth += 1
        defer { depth -= 1 }
        switch bytes[position] {
        case UInt8(ascii: "{"): return object()
        case UInt8(ascii: "["): return list()
        case UInt8(ascii: "\""): return string().map(SyntaxNode.text)
        case UInt8(ascii: "t"): return word(4, .boolean(true))
        case UInt8(ascii: "f"): return word(5, .boolean(false))
        default: return number()
        }
    }

    private mutating func object() -> SyntaxNode? {
        var members: [SyntaxNode.Member] = []
        position += 1
        while !take(UInt8(ascii: "}")) {
            guard let name = string(), take(UInt8(ascii: ":")), let value = value() else { return nil }
            members.append(SyntaxNode.Member(name: name, value: value))
            _ = take(UInt8(ascii: ","))
        }
        return .object(members)
    }

    private mutating func list() -> SyntaxNode? {
        var elements: [SyntaxNode] = []
        position += 1
        while !take(UInt8(ascii: "]")) {
            guard let element = value() else { return nil }
            elements.append(element)
            _ = take(UInt8(ascii: ","))
        }
        return .list(elements)
    }

    private mutating func word(_ length: Int, _ meaning: SyntaxNode) -> SyntaxNode? {
        position += length
        return position <= bytes.count ? meaning : nil
    }

    private mutating func number() -> SyntaxNode? {
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: ","),
            bytes[position] != UInt8(ascii: "}"),
            bytes[position] != UInt8(ascii: "]")
        {
            position += 1
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        return Int(text).map(SyntaxNode.number) ?? (text.isEmpty ? nil : .text(text))
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func string() -> String? {
        guard take(UInt8(ascii: "\"")) else { return nil }
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: "\""),
            bytes[position] != UInt8(ascii: "\\")
        {
            position += 1
        }
        guard position < bytes.count else { return nil }
        if take(UInt8(ascii: "\"")) { return String(decoding: bytes[start..<position - 1], as: UTF8.self) }
        return escapedString(from: start)
    }

    private mutating func escapedString(from start: Int) -> String? {
        var text = Array(bytes[start..<position])
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): guard appendEscape(to: &text) else { return nil }
            default: text.append(byte)
            }
        }
        return nil
    }

    /// libpg_query writes bytes beyond ASCII as they are; only control characters, `<` and `>` come as `\u`.
    private mutating func appendEscape(to text: inout [UInt8]) -> Bool {
        guard position < bytes.count else { return false }
        defer { position += 1 }
        switch bytes[position] {
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "u"):
            let digits = bytes[(position + 1)...].prefix(4)
            guard let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16),
                let scalar = Unicode.Scalar(code)
            else { return false }
            text.append(contentsOf: String(scalar).utf8)
            position += 4
        case let byte: text.append(byte)
        }
        return true
    }
}
