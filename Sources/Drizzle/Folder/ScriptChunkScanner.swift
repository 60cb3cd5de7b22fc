/// Walks over one chunk of SQL: past quotes and comments, from word to word.
struct ScriptChunkScanner {
    private let text: UnsafeBufferPointer<UInt8>
    private let end: Int
    private var position: Int
    private var pieceCount = 0
    private var isPieceEmpty = true
    private var isNotable = false
    private var unfinished: ScriptChunk.Unfinished?
    private var unfinishedStart: Int?
    private var kitComments: [Range<Int>] = []

    static func chunk(at range: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> ScriptChunk {
        var scanner = ScriptChunkScanner(text: text, end: range.upperBound, position: range.lowerBound)
        while scanner.position < scanner.end { scanner.step() }
        return ScriptChunk(
            range: range, pieceCount: scanner.pieceCount + (scanner.isPieceEmpty ? 0 : 1),
            unfinished: scanner.unfinished, unfinishedStart: scanner.unfinishedStart,
            isNotable: scanner.isNotable, kitComments: scanner.kitComments)
    }

    private init(text: UnsafeBufferPointer<UInt8>, end: Int, position: Int) {
        (self.text, self.end, self.position) = (text, end, position)
    }

    private func peek(_ offset: Int = 0) -> UInt8 { position + offset < end ? text[position + offset] : 0 }

    private mutating func step() {
        let byte = peek()
        switch (byte, peek(1)) {
        case (0...0x20, _): position += 1
        case (UInt8(ascii: "-"), UInt8(ascii: "-")): skipLine()
        case (UInt8(ascii: "/"), UInt8(ascii: "*")): skipComment()
        case (UInt8(ascii: ";"), _):
            if !isPieceEmpty { pieceCount += 1 }
            isPieceEmpty = true
            position += 1
        default:
            isPieceEmpty = false
            skipCode(byte)
        }
    }

    private mutating func skipCode(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "'"): skipQuoted(by: byte, escapes: false, as: .string)
        case UInt8(ascii: "\""): skipQuoted(by: byte, escapes: false, as: .name)
        case UInt8(ascii: "$"): skipDollar()
        case _ where Self.isWordStart(byte): skipWord()
        default: position += 1
        }
    }

    /// A lone carriage return ends a line too.
    private mutating func skipLine() {
        let start = position
        while position < end, text[position] != 0x0A, text[position] != 0x0D { position += 1 }
        let comment = start..<position
        if KitComment.begins(UnsafeBufferPointer(rebasing: text[comment])) { kitComments.append(comment) }
    }

    private mutating func skipComment() {
        let start = position
        var depth = 0
        repeat {
            switch (peek(), peek(1)) {
            case (UInt8(ascii: "/"), UInt8(ascii: "*")): (depth, position) = (depth + 1, position + 2)
            case (UInt8(ascii: "*"), UInt8(ascii: "/")): (depth, position) = (depth - 1, position + 2)
            default: position += 1
            }
        } while depth > 0 && position < end
        if depth > 0 { leaveOpen(.comment, since: start) }
    }

    private mutating func skipQuoted(by quote: UInt8, escapes: Bool, as kind: ScriptChunk.Unfinished) {
        let start = position
        position += 1
        while position < end {
            let byte = text[position]
            if byte == quote, peek(1) != quote {
                position += 1
                return
            }
            position += byte == quote || (escapes && byte == UInt8(ascii: "\\")) ? 2 : 1
        }
        leaveOpen(kind, since: start)
    }

    /// `$$…$$` and `$tag$…$tag$`; a lone dollar or `$1` is code.
    private mutating func skipDollar() {
        let start = position
        var tagEnd = position + 1
        while tagEnd < end, Self.isWordPart(text[tagEnd]) { tagEnd += 1 }
        guard tagEnd < end, text[tagEnd] == UInt8(ascii: "$"), !Self.isDigit(peek(1)) else {
            position += 1
            return
        }
        let tag = UnsafeBufferPointer(rebasing: text[start...tagEnd])
        position = tagEnd + 1
        while position + tag.count <= end {
            if text[position] == UInt8(ascii: "$"), text[position..<position + tag.count].elementsEqual(tag) {
                position += tag.count
                return
            }
            position += 1
        }
        position = end
        leaveOpen(.dollarQuote, since: start)
    }

    private mutating func skipWord() {
        let start = position
        while position < end, Self.isWordPart(text[position]) || text[position] == UInt8(ascii: "$") {
            position += 1
        }
        if position == start + 1, peek() == UInt8(ascii: "'") {
            return skipQuoted(by: peek(), escapes: text[start] | 0x20 == UInt8(ascii: "e"), as: .string)
        }
        if !isNotable {
            isNotable = NotableWords.contains(UnsafeBufferPointer(rebasing: text[start..<position]))
        }
    }

    private mutating func leaveOpen(_ kind: ScriptChunk.Unfinished, since start: Int) {
        (unfinished, unfinishedStart, position) = (kind, start, end)
        // A commented-out end is no statement; an open quote is one.
        if kind != .comment { isPieceEmpty = false }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    private static func isWordStart(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: "_") || byte >= 0x80
    }
    private static func isWordPart(_ byte: UInt8) -> Bool { isWordStart(byte) || isDigit(byte) }
}

/// Words that a chunk has to hold before a closer look is worth it.
private enum NotableWords {
    private static let words: [StaticString] = [
        "concurrently", "vacuum", "database", "tablespace", "system", "subscription", "transaction", "commit",
        "begin", "rollback", "abort", "end", "start", "discard", "cluster", "reindex", "value", "enum",
    ]

    static func contains(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        guard (3...12).contains(word.count) else { return false }
        return words.contains { candidate in
            guard candidate.utf8CodeUnitCount == word.count else { return false }
            for offset in 0..<word.count where word[offset] | 0x20 != candidate.utf8Start[offset] {
                return false
            }
            return true
        }
    }
}
