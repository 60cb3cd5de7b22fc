/// A small lexer for SQL that PostgreSQL's scanner refuses: nothing is an error, and what does not end, ends with the text.
struct SQLLexer {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position: Int

    static func tokens(of bytes: UnsafeBufferPointer<UInt8>) -> [SQLToken] {
        var lexer = SQLLexer(of: bytes)
        var tokens: [SQLToken] = []
        while let token = lexer.next() { tokens.append(token) }
        return tokens
    }

    /// From the first token on, for who does not need all of them at once.
    init(of bytes: UnsafeBufferPointer<UInt8>) { self.init(bytes: bytes, position: 0) }

    private init(bytes: UnsafeBufferPointer<UInt8>, position: Int) {
        (self.bytes, self.position) = (bytes, position)
    }

    /// The one token that begins at `position`.
    static func token(at position: Int, in bytes: UnsafeBufferPointer<UInt8>) -> SQLToken {
        var lexer = SQLLexer(bytes: bytes, position: position)
        return lexer.next() ?? SQLToken(.operator, position..<position)
    }

    /// The next token; `nil` at the end.
    mutating func next() -> SQLToken? {
        while let byte = peek(), byte <= 0x20 { position += 1 }
        guard let byte = peek() else { return nil }
        let start = position
        let kind = take(byte)
        return SQLToken(kind, start..<position)
    }

    private func peek(_ offset: Int = 0) -> UInt8? {
        position + offset < bytes.count ? bytes[position + offset] : nil
    }

    private mutating func take(_ byte: UInt8) -> SQLToken.Kind {
        switch (byte, peek(1)) {
        case (Self.minus, Self.minus): takeLineComment()
        case (Self.slash, Self.star): takeBlockComment()
        case (Self.quote, _): takeQuoted(by: Self.quote, withBackslashes: false, as: .string)
        case (Self.doubleQuote, _): takeQuoted(by: Self.doubleQuote, withBackslashes: false, as: .identifier)
        case (Self.dollar, _): takeDollar()
        case (0x30...0x39, _), (Self.dot, (0x30...0x39)?): takeNumber()
        case _ where Self.isLetter(byte): takeWord()
        case _ where Self.punctuation.contains(byte): takeOne(as: .punctuation)
        default: takeOperator()
        }
    }

    private mutating func takeOne(as kind: SQLToken.Kind) -> SQLToken.Kind {
        position += 1
        return kind
    }

    private mutating func takeLineComment() -> SQLToken.Kind {
        // A lone carriage return ends a line too.
        while let byte = peek(), byte != 0x0A, byte != 0x0D { position += 1 }
        return .comment
    }

    /// Comments nest in PostgreSQL.
    private mutating func takeBlockComment() -> SQLToken.Kind {
        var depth = 0
        repeat {
            switch (peek(), peek(1)) {
            case (Self.slash?, Self.star?): (depth, position) = (depth + 1, position + 2)
            case (Self.star?, Self.slash?): (depth, position) = (depth - 1, position + 2)
            default: position += 1
            }
        } while depth > 0 && position < bytes.count
        position = min(position, bytes.count)
        return .comment
    }

    /// A doubled quote stands for one quote inside.
    private mutating func takeQuoted(
        by quote: UInt8, withBackslashes: Bool, as kind: SQLToken.Kind
    ) -> SQLToken.Kind {
        position += 1
        while let byte = peek() {
            if byte == quote, peek(1) != quote {
                position += 1
                return kind
            }
            position += byte == quote || (withBackslashes && byte == Self.backslash) ? 2 : 1
        }
        position = bytes.count
        return kind
    }

    /// `$1`, `$$…$$`, `$tag$…$tag$`, or a lone dollar.
    private mutating func takeDollar() -> SQLToken.Kind {
        if let digit = peek(1), Self.isDigit(digit) {
            position += 1
            takeWhile(Self.isDigit)
            return .parameter
        }
        var end = position + 1
        while end < bytes.count, Self.isWordPart(bytes[end]), bytes[end] != Self.dollar { end += 1 }
        guard end < bytes.count, bytes[end] == Self.dollar else { return takeOperator() }
        takeBody(delimitedBy: bytes[position...end])
        return .string
    }

    private mutating func takeBody(delimitedBy tag: Slice<UnsafeBufferPointer<UInt8>>) {
        position += tag.count
        while position < bytes.count {
            if bytes[position] == Self.dollar, bytes[position...].starts(with: tag) {
                position += tag.count
                return
            }
            position += 1
        }
    }

    private mutating func takeNumber() -> SQLToken.Kind {
        while let byte = peek() {
            let isExponentSign =
                (byte == Self.minus || byte == Self.plus) && (bytes[position - 1] | 0x20) == UInt8(ascii: "e")
            guard Self.isDigit(byte) || Self.isLetter(byte) || byte == Self.dot || isExponentSign else {
                break
            }
            position += 1
        }
        return .number
    }

    /// A name or keyword, or the letters in front of a special string: `E'…'`, `B'…'`, `U&'…'`, `U&"…"`.
    private mutating func takeWord() -> SQLToken.Kind {
        let start = position
        takeWhile(Self.isWordPart)
        let letter = bytes[start] | 0x20
        if position == start + 1, let byte = peek() {
            if byte == Self.quote, "ebxn".utf8.contains(letter) {
                return takeQuoted(by: byte, withBackslashes: letter == UInt8(ascii: "e"), as: .string)
            }
            if letter == UInt8(ascii: "u"), byte == UInt8(ascii: "&"), let quote = peek(1),
                quote == Self.quote || quote == Self.doubleQuote
            {
                position += 1
                return takeQuoted(
                    by: quote, withBackslashes: false, as: quote == Self.quote ? .string : .identifier)
            }
        }
        return SQLKeywords.contains(bytes[start..<position]) ? .keyword : .identifier
    }

    private mutating func takeOperator() -> SQLToken.Kind {
        position += 1
        while let byte = peek(), "+-*/<>=~!@#%^&|`?:".utf8.contains(byte) {
            // An operator ends where a comment begins.
            if (byte == Self.minus && peek(1) == Self.minus) || (byte == Self.slash && peek(1) == Self.star) {
                break
            }
            position += 1
        }
        return .operator
    }

    private mutating func takeWhile(_ condition: (UInt8) -> Bool) {
        while let byte = peek(), condition(byte) { position += 1 }
    }

    private static let (quote, doubleQuote) = (UInt8(ascii: "'"), UInt8(ascii: "\""))
    private static let (minus, plus, slash, star) = (
        UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "*")
    )
    private static let (dollar, dot, backslash) = (UInt8(ascii: "$"), UInt8(ascii: "."), UInt8(ascii: "\\"))
    private static let punctuation = Array("()[],;.".utf8)

    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_") || byte >= 0x80
    }
    private static func isWordPart(_ byte: UInt8) -> Bool {
        isLetter(byte) || isDigit(byte) || byte == dollar
    }
}
