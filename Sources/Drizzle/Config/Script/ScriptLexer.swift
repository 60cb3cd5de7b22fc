/// Cuts a script into tokens; comments and types' angle brackets come out harmless.
struct ScriptLexer {
    private let bytes: [UInt8]
    private var position: Int
    private var startsLine = true
    /// How many templates are around this one.
    private var depth = 0
    private var tokens: [ScriptToken] = []

    static func tokens(of bytes: [UInt8]) throws(ScriptError) -> [ScriptToken] {
        var lexer = ScriptLexer(bytes)
        try lexer.read(untilClosingBrace: false)
        return lexer.tokens
    }

    private init(_ bytes: [UInt8], from position: Int = 0) {
        self.bytes = bytes
        self.position = position
        guard position == 0 else { return }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { self.position = 3 }
        if bytes.starts(with: Array("#!".utf8)) { skipLine() }
    }

    private var current: UInt8? { byte(at: 0) }

    private func byte(at offset: Int) -> UInt8? {
        position + offset < bytes.count ? bytes[position + offset] : nil
    }

    /// Reads up to the end, or to the brace that closes a `${` in a template.
    private mutating func read(untilClosingBrace: Bool) throws(ScriptError) {
        var depth = 0
        while true {
            try skipSpaceAndComments()
            let start = position
            guard let byte = current else { break }
            if untilClosingBrace, byte == UInt8(ascii: "}"), depth == 0 { break }
            let kind = try readToken(byte)
            if kind == .mark("{") { depth += 1 }
            if kind == .mark("}") { depth -= 1 }
            tokens.append(ScriptToken(kind: kind, range: start..<position, startsLine: startsLine))
            startsLine = false
        }
        tokens.append(ScriptToken(kind: .end, range: position..<position, startsLine: true))
    }

    private mutating func readToken(_ byte: UInt8) throws(ScriptError) -> ScriptToken.Kind {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return .string(try readString(quote: byte))
        case UInt8(ascii: "`"): return .template(try readTemplate())
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try readNumber())
        case UInt8(ascii: "/") where mayBeginExpression && skipRegularExpression(): return .regularExpression
        default:
            if byte.isWordByte { return .word(readWord()) }
            if byte == UInt8(ascii: "."), let digit = self.byte(at: 1), digit.isDigit {
                return .number(try readNumber())
            }
            return .mark(readMark())
        }
    }

    private mutating func readWord() -> String {
        let start = position
        while let byte = current, byte.isWordByte || byte.isDigit { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func readNumber() throws(ScriptError) -> Double {
        let start = position
        while let byte = current, byte.isWordByte || byte.isDigit || byte == UInt8(ascii: ".") {
            position += 1
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self).filter { $0 != "_" }
        if let value = Double(text), !text.hasPrefix("0x") { return value }
        if text.hasPrefix("0x"), let value = Int(text.dropFirst(2), radix: 16) { return Double(value) }
        throw ScriptError(offset: start, expected: "a number")
    }

    private mutating func readMark() -> String {
        // `>` always comes alone, so that the ends of nested type arguments can be told apart.
        let mayBeLong = current.map(Self.longMarkBytes.contains) ?? false
        for mark in Self.marks where mayBeLong && bytes[position...].starts(with: mark.utf8) {
            if mark == "?.", byte(at: 2)?.isDigit == true { continue }
            position += mark.utf8.count
            return mark
        }
        position += 1
        return String(decoding: bytes[position - 1..<position], as: UTF8.self)
    }

    private static let longMarkBytes = Set(marks.compactMap(\.utf8.first))

    private static let marks = [
        "...", "===", "!==", "**=", "<<=", "&&=", "||=", "??=", "=>", "==", "!=", "<=", "&&", "||", "??",
        "?.",
        "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "**", "<<",
    ]
}

extension ScriptLexer {
    private mutating func skipLine() {
        while let byte = current, byte != 0x0A { position += 1 }
    }

    private mutating func skipSpaceAndComments() throws(ScriptError) {
        while let byte = current {
            if byte == 0x0A { startsLine = true }
            if byte <= 0x20 {
                position += 1
            } else if byte == UInt8(ascii: "/"), self.byte(at: 1) == UInt8(ascii: "/") {
                skipLine()
            } else if byte == UInt8(ascii: "/"), self.byte(at: 1) == UInt8(ascii: "*") {
                try skipBlockComment()
            } else {
                return
            }
        }
    }

    private mutating func skipBlockComment() throws(ScriptError) {
        let start = position
        position += 2
        while let byte = current {
            if byte == 0x0A { startsLine = true }
            if byte == UInt8(ascii: "*"), self.byte(at: 1) == UInt8(ascii: "/") {
                position += 2
                return
            }
            position += 1
        }
        throw ScriptError(offset: start, expected: "the end of the comment")
    }

    /// Whether a slash here begins a regular expression and does not divide.
    private var mayBeginExpression: Bool {
        switch tokens.last?.kind {
        case .mark(let mark): ![")", "]", "}"].contains(mark)
        case .word(let word): ["return", "typeof", "case", "of", "in"].contains(word)
        case .string, .number, .template, .regularExpression: false
        case .end, nil: true
        }
    }

    private mutating func skipRegularExpression() -> Bool {
        var isInClass = false
        var end = position + 1
        while end < bytes.count, bytes[end] != 0x0A {
            switch bytes[end] {
            case UInt8(ascii: "\\"): end += 1
            case UInt8(ascii: "["): isInClass = true
            case UInt8(ascii: "]"): isInClass = false
            case UInt8(ascii: "/") where !isInClass:
                position = end + 1
                while let byte = current, byte.isWordByte { position += 1 }
                return true
            default: break
            }
            end += 1
        }
        return false
    }

    private mutating func readString(quote: UInt8) throws(ScriptError) -> String {
        let start = position
        position += 1
        var text: [UInt8] = []
        while let byte = current, byte != quote {
            guard byte != 0x0A else { break }
            if byte == UInt8(ascii: "\\") {
                readEscape(into: &text)
            } else {
                text.append(byte)
                position += 1
            }
        }
        guard current == quote else { throw ScriptError(offset: start, expected: "the end of the string") }
        position += 1
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func readTemplate() throws(ScriptError) -> [ScriptToken.TemplatePiece] {
        let start = position
        position += 1
        var pieces: [ScriptToken.TemplatePiece] = []
        var text: [UInt8] = []
        while let byte = current, byte != UInt8(ascii: "`") {
            if byte == UInt8(ascii: "\\") {
                readEscape(into: &text)
            } else if byte == UInt8(ascii: "$"), self.byte(at: 1) == UInt8(ascii: "{") {
                pieces.append(.text(String(decoding: text, as: UTF8.self)))
                text = []
                pieces.append(.expression(try readTemplateExpression()))
            } else {
                text.append(byte)
                position += 1
            }
        }
        guard current != nil else { throw ScriptError(offset: start, expected: "the end of the template") }
        position += 1
        pieces.append(.text(String(decoding: text, as: UTF8.self)))
        return pieces
    }

    private mutating func readTemplateExpression() throws(ScriptError) -> [ScriptToken] {
        guard depth < ScriptNesting.limit else {
            throw ScriptError(offset: position, expected: "less nesting")
        }
        var inner = ScriptLexer(bytes, from: position + 2)
        inner.depth = depth + 1
        try inner.read(untilClosingBrace: true)
        guard inner.current != nil else {
            throw ScriptError(offset: position, expected: "the end of the template")
        }
        position = inner.position + 1
        return inner.tokens
    }

    private mutating func readEscape(into text: inout [UInt8]) {
        position += 1
        guard let byte = current else { return }
        position += 1
        switch byte {
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "v"): text.append(0x0B)
        case UInt8(ascii: "0"): text.append(0x00)
        case 0x0D where current == 0x0A: position += 1
        case 0x0A, 0x0D: break
        case UInt8(ascii: "x"): appendScalar(digits: 2, to: &text)
        case UInt8(ascii: "u"): appendScalar(digits: 4, to: &text)
        default: text.append(byte)
        }
    }

    /// `\x41`, `\u0041` or `\u{1F600}`; halves of pairs are read as one character.
    private mutating func appendScalar(digits: Int, to text: inout [UInt8]) {
        let high = readHexadecimal(digits: digits)
        guard let high else { return }
        var value = high
        if (0xD800..<0xDC00).contains(high), current == UInt8(ascii: "\\"), byte(at: 1) == UInt8(ascii: "u") {
            position += 2
            if let low = readHexadecimal(digits: 4), (0xDC00..<0xE000).contains(low) {
                value = 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
            }
        }
        text.append(contentsOf: String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
    }

    private mutating func readHexadecimal(digits: Int) -> UInt32? {
        var end = position + digits
        var start = position
        if digits == 4, current == UInt8(ascii: "{") {
            start = position + 1
            end = bytes[position...].firstIndex(of: UInt8(ascii: "}")) ?? start
            position = end + 1
        } else {
            position = min(end, bytes.count)
        }
        guard end <= bytes.count else { return nil }
        return UInt32(String(decoding: bytes[start..<end], as: UTF8.self), radix: 16)
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    /// Letters, `_`, `$` and every byte beyond ASCII.
    fileprivate var isWordByte: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
            UInt8(ascii: "$"), 0x80...:
            true
        default: false
        }
    }
}
