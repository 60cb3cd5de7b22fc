package import JSON

/// Reads JSON into an ``Outline`` without changing anything: numbers stay digits, members keep their order and repeats.
///
/// Keeps track of open brackets in memory and not on the stack, so no depth of nesting is too much.
package struct OutlineReader {
    private var json: JSONTokenizer
    private var builder = OutlineBuilder()

    package static func outline(of text: String) throws(JSONError) -> Outline {
        var bytes = JSONTokenizer.padded(text.utf8)
        let lines = try bytes.withUnsafeBufferPointer { bytes throws(JSONError) in
            let count = bytes.count - JSONTokenizer.padding
            guard count < Int32.max else { throw JSONError(reason: .tooLarge, offset: 0) }
            var reader = OutlineReader(json: JSONTokenizer(UnsafeRawBufferPointer(bytes), count: count))
            try reader.read()
            return reader.builder.lines
        }
        bytes.removeLast(JSONTokenizer.padding)
        return Outline(bytes: bytes, lines: lines)
    }

    static func isJSON(_ text: String) -> Bool {
        do {
            _ = try outline(of: text)
            return true
        } catch {
            return false
        }
    }

    private init(json: JSONTokenizer) { self.json = json }

    private enum Expectation { case value, valueOrClose, name, nameOrClose, commaOrClose, end }

    private mutating func read() throws(JSONError) {
        var expected = Expectation.value
        var key: Range<Int32> = 0..<0
        while true {
            json.skipSpace()
            switch expected {
            case .end: return try json.finish()
            case .nameOrClose where json.current == JSONByte.closeBrace,
                .valueOrClose where json.current == JSONByte.closeBracket:
                expected = close()
            case .name, .nameOrClose:
                let name = try json.name()
                key = Int32(name.lowerBound - 1)..<Int32(name.upperBound + 1)
                expected = .value
            case .value, .valueOrClose:
                expected = try readValue(key)
                key = 0..<0
            case .commaOrClose: expected = try readCommaOrClose()
            }
        }
    }

    private mutating func close() -> Expectation {
        builder.close(at: Int32(json.position))
        _ = json.take(json.current)
        return builder.innermost == nil ? .end : .commaOrClose
    }

    private mutating func readCommaOrClose() throws(JSONError) -> Expectation {
        let isObject = builder.innermost == .openObject
        if json.current == (isObject ? JSONByte.closeBrace : JSONByte.closeBracket) { return close() }
        try json.comma(in: isObject ? .object : .array)
        builder.addComma()
        return isObject ? .name : .value
    }

    private mutating func readValue(_ key: Range<Int32>) throws(JSONError) -> Expectation {
        let start = json.position
        let kind: OutlineLine.Kind
        switch try json.kind() {
        case .object: return open(.openObject, key, JSONByte.openBrace)
        case .array: return open(.openArray, key, JSONByte.openBracket)
        case .string:
            _ = try json.string()
            kind = .string
        case .number:
            try json.number()
            kind = .number
        case .boolean:
            _ = try json.boolean()
            kind = .boolean
        case .null:
            try json.null()
            kind = .null
        }
        builder.add(kind, key: key, Int32(start)..<Int32(json.position))
        return builder.innermost == nil ? .end : .commaOrClose
    }

    private mutating func open(_ kind: OutlineLine.Kind, _ key: Range<Int32>, _ bracket: UInt8) -> Expectation
    {
        let start = Int32(json.position)
        builder.add(kind, key: key, start..<start + 1)
        _ = json.take(bracket)
        return kind == .openObject ? .nameOrClose : .valueOrClose
    }
}

extension JSONError {
    /// What is wrong and where, for the one who looks at the value.
    package var sentence: String {
        let words =
            switch reason {
            case .valueExpected, .booleanExpected, .nullExpected, .kindExpected, .other: "a value is missing"
            case .nameExpected: "a name in quotes is missing"
            case .colonExpected: "a colon is missing"
            case .commaExpected: "a comma or a closing bracket is missing"
            case .unclosedString, .badEscape, .badHexDigits:
                "a string is not closed, or holds what must be escaped"
            case .badNumber: "a number is not written as JSON has it"
            case .tooMuch: "something follows behind the value"
            case .tooDeep, .tooLarge: "the value is too large to be laid out"
            }
        return "\(words) at byte \(offset)"
    }
}
