/// A place in the bytes of a JSON text, moving forwards over tokens as fast as the processor reads them.
///
/// The one reader of JSON in this program: whoever wants a tree, an outline or a comparison builds it from these steps.
/// Strict as RFC 8259: every step makes sure that what it passes is JSON, so that a text that was walked through is JSON
/// from end to end. Only bytes that are no UTF-8 are let pass inside of strings; they are read as U+FFFD.
///
/// Behind the last byte stand eight zeros, so that words may be read beyond the end; a zero ends every run. The memory
/// belongs to the caller and has to outlive this value; ``reading(_:maximalDepth:_:)`` takes care of both.
package struct JSONTokenizer {
    @usableFromInline let start: UnsafeRawPointer
    package let count: Int
    /// In bytes from the beginning.
    package internal(set) var position: Int
    /// How many brackets are open, of those that were entered.
    package internal(set) var depth: Int
    @usableFromInline let maximalDepth: Int

    /// Drizzle nests about eight levels; a limit keeps a hostile text from exhausting the stack of whoever walks it.
    package static let usualDepth = 500

    /// How many zeros have to stand behind a text.
    package static let padding = 8

    /// - Parameters:
    ///   - buffer: The text, and behind it ``padding`` bytes that are zero and do not count.
    ///   - count: The length of the text.
    ///   - position: Where to begin.
    ///   - depth: How many brackets are open there.
    ///   - maximalDepth: How many brackets may be open.
    @inlinable package init(
        _ buffer: UnsafeRawBufferPointer, count: Int, at position: Int = 0, depth: Int = 0,
        maximalDepth: Int = usualDepth
    ) {
        precondition(buffer.count >= count + Self.padding, "words are read eight bytes at a time")
        guard let address = buffer.baseAddress else { preconditionFailure("a padded buffer is not empty") }
        start = address
        self.count = count
        self.position = position
        self.depth = depth
        self.maximalDepth = maximalDepth
    }

    /// Walks over a copy of `text`; the tokenizer must not leave `body`.
    package static func reading<Result, Failure: Error>(
        _ text: some Collection<UInt8>, maximalDepth: Int = usualDepth,
        _ body: (inout JSONTokenizer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let padded = padded(text)
        return try padded.withUnsafeBufferPointer { buffer throws(Failure) in
            var tokens = JSONTokenizer(
                UnsafeRawBufferPointer(buffer), count: buffer.count - padding, maximalDepth: maximalDepth)
            return try body(&tokens)
        }
    }

    /// The text with zeros behind it.
    package static func padded(_ text: some Collection<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count + padding)
        bytes.append(contentsOf: text)
        bytes.append(contentsOf: repeatElement(0, count: padding))
        return bytes
    }

    /// The next byte; zero at the end.
    @inlinable package var current: UInt8 { byte(position) }
    @inlinable package var isAtEnd: Bool { position >= count }

    @inlinable package func fault(_ reason: JSONError.Reason) -> JSONError {
        JSONError(reason: reason, offset: min(position, count))
    }

    @inlinable package mutating func take(_ byte: UInt8) -> Bool {
        guard current == byte else { return false }
        position += 1
        return true
    }

    @inlinable package mutating func skipSpace() {
        while current <= 0x20 {
            // Drizzle Kit indents by two spaces a level, so most space comes in runs.
            let others = word(position) ^ 0x2020_2020_2020_2020
            if others == 0 {
                position += 8
            } else if others & 0xFF == 0 {
                position += others.trailingZeroBitCount / 8
            } else if current == 0x0A || current == 0x0D || current == 0x09 {
                position += 1
            } else {
                return
            }
        }
    }

    /// Passes over a string; answers where its contents stand, between the quotes and as they are written.
    @inlinable package mutating func string() throws(JSONError) -> Range<Int> {
        guard take(JSONByte.quote) else { throw fault(.kindExpected(.string)) }
        let first = position
        while true {
            let found = JSONByte.special(word(position))
            guard found != 0 else {
                position += 8
                continue
            }
            position += found.trailingZeroBitCount / 8
            switch current {
            case JSONByte.quote:
                position += 1
                return first..<position - 1
            case JSONByte.backslash: try skipEscape()
            default: throw fault(.unclosedString)
            }
        }
    }

    /// Passes over a number; answers where it stands.
    @inlinable @discardableResult
    package mutating func number() throws(JSONError) -> Range<Int> {
        let first = position
        if current == UInt8(ascii: "-") { position += 1 }
        // Nothing follows a zero but a fraction; another digit is no part of this number, nor of anything else.
        if !take(UInt8(ascii: "0")) { try skipDigits() }
        if take(UInt8(ascii: ".")) { try skipDigits() }
        if current | 0x20 == UInt8(ascii: "e") {
            position += 1
            if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
            try skipDigits()
        }
        return first..<position
    }

    @inlinable package mutating func boolean() throws(JSONError) -> Bool {
        if takeWord("true") { return true }
        guard takeWord("false") else { throw fault(.booleanExpected) }
        return false
    }

    @inlinable package mutating func null() throws(JSONError) {
        guard takeWord("null") else { throw fault(.nullExpected) }
    }

    @inlinable mutating func takeWord(_ word: StaticString) -> Bool {
        for offset in 0..<word.utf8CodeUnitCount where byte(position + offset) != word.utf8Start[offset] {
            return false
        }
        position += word.utf8CodeUnitCount
        return true
    }

    @inlinable func byte(_ offset: Int) -> UInt8 { start.load(fromByteOffset: offset, as: UInt8.self) }

    @inlinable func word(_ offset: Int) -> UInt64 {
        start.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }

    @inlinable mutating func skipDigits() throws(JSONError) {
        guard JSONByte.isDigit(current) else { throw fault(.badNumber) }
        repeat { position += 1 } while JSONByte.isDigit(current)
    }

    @inlinable mutating func skipEscape() throws(JSONError) {
        switch byte(position + 1) {
        case JSONByte.quote, JSONByte.backslash, UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            position += 2
        case UInt8(ascii: "u"):
            for offset in 2...5 where !JSONByte.isHexDigit(byte(position + offset)) {
                throw fault(.badHexDigits)
            }
            position += 6
        default: throw fault(.badEscape)
        }
    }
}
