/// Where a text stops being JSON, and why.
struct JSONFault: Error, Equatable {
    enum Reason: Equatable {
        case valueExpected, nameExpected, colonExpected, commaExpected, badString, badNumber, tooMuch,
            tooLarge
    }

    let reason: Reason
    /// In bytes from the beginning.
    let offset: Int

    var sentence: String {
        let words =
            switch reason {
            case .valueExpected: "a value is missing"
            case .nameExpected: "a name in quotes is missing"
            case .colonExpected: "a colon is missing"
            case .commaExpected: "a comma or a closing bracket is missing"
            case .badString: "a string is not closed, or holds what must be escaped"
            case .badNumber: "a number is not written as JSON has it"
            case .tooMuch: "something follows behind the value"
            case .tooLarge: "the value is too large to be laid out"
            }
        return "\(words) at byte \(offset)"
    }
}

/// Reads JSON into an ``Outline`` without changing anything: numbers stay digits, members keep their order and repeats.
///
/// Strict as RFC 8259. Works with a stack of its own, so no depth of nesting is too much.
struct JSONReader {
    private let bytes: [UInt8]
    private var place = 0
    private var builder = OutlineBuilder()

    static func outline(of text: String) throws(JSONFault) -> Outline {
        var reader = JSONReader(text)
        try reader.read()
        return Outline(bytes: reader.bytes, lines: reader.builder.lines)
    }

    static func isValid(_ text: String) -> Bool {
        var reader = JSONReader(text)
        do {
            try reader.read()
            return true
        } catch {
            return false
        }
    }

    /// Whether the text is a number as JSON writes it; PostgreSQL's `NaN` and `Infinity` are none.
    static func isNumber(_ text: String) -> Bool {
        var reader = JSONReader(text)
        return reader.skipNumber() && reader.place == reader.bytes.count
    }

    private init(_ text: String) { bytes = Array(text.utf8) }

    private enum Expectation { case value, valueOrClose, name, nameOrClose, commaOrClose, end }

    private mutating func read() throws(JSONFault) {
        guard bytes.count < Int32.max else { throw fault(.tooLarge) }
        var expected = Expectation.value
        var key: Range<Int32> = 0..<0
        while true {
            skipSpace()
            switch expected {
            case .end:
                guard place == bytes.count else { throw fault(.tooMuch) }
                return
            case .name, .nameOrClose:
                if expected == .nameOrClose, next == UInt8(ascii: "}") {
                    expected = close()
                    continue
                }
                key = try readName()
                expected = .value
            case .value, .valueOrClose:
                if expected == .valueOrClose, next == UInt8(ascii: "]") {
                    expected = close()
                    continue
                }
                expected = try readValue(key)
                key = 0..<0
            case .commaOrClose:
                expected = try readCommaOrClose()
            }
        }
    }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private func fault(_ reason: JSONFault.Reason) -> JSONFault { JSONFault(reason: reason, offset: place) }

    private mutating func skipSpace() {
        while place < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[place]) { place += 1 }
    }

    private mutating func close() -> Expectation {
        builder.close(at: Int32(place))
        place += 1
        return builder.innermost == nil ? .end : .commaOrClose
    }

    private mutating func readCommaOrClose() throws(JSONFault) -> Expectation {
        let isObject = builder.innermost == .openObject
        if next == UInt8(ascii: isObject ? "}" : "]") { return close() }
        guard next == UInt8(ascii: ",") else { throw fault(.commaExpected) }
        builder.addComma()
        place += 1
        return isObject ? .name : .value
    }

    private mutating func readName() throws(JSONFault) -> Range<Int32> {
        guard next == UInt8(ascii: "\"") else { throw fault(.nameExpected) }
        let name = try readString()
        skipSpace()
        guard next == UInt8(ascii: ":") else { throw fault(.colonExpected) }
        place += 1
        return name
    }

    private mutating func readValue(_ key: Range<Int32>) throws(JSONFault) -> Expectation {
        let start = Int32(place)
        switch next {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            let isObject = next == UInt8(ascii: "{")
            builder.add(isObject ? .openObject : .openArray, key: key, start..<start + 1)
            place += 1
            return isObject ? .nameOrClose : .valueOrClose
        case UInt8(ascii: "\""): builder.add(.string, key: key, try readString())
        case UInt8(ascii: "t"): builder.add(.boolean, key: key, try readWord("true"))
        case UInt8(ascii: "f"): builder.add(.boolean, key: key, try readWord("false"))
        case UInt8(ascii: "n"): builder.add(.null, key: key, try readWord("null"))
        case let byte? where byte == UInt8(ascii: "-") || byte.isDigit:
            guard skipNumber() else { throw fault(.badNumber) }
            builder.add(.number, key: key, start..<Int32(place))
        default: throw fault(.valueExpected)
        }
        return builder.innermost == nil ? .end : .commaOrClose
    }

    private mutating func readWord(_ word: StaticString) throws(JSONFault) -> Range<Int32> {
        let start = place
        let end = start + word.utf8CodeUnitCount
        let matches = word.withUTF8Buffer { end <= bytes.count && bytes[start..<end].elementsEqual($0) }
        guard matches else { throw fault(.valueExpected) }
        place = end
        return Int32(start)..<Int32(end)
    }

    /// From quote to quote; escapes are checked, not resolved.
    private mutating func readString() throws(JSONFault) -> Range<Int32> {
        let start = place
        place += 1
        while let byte = next, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw fault(.badString) }
            if byte == UInt8(ascii: "\\") { try skipEscape() } else { place += 1 }
        }
        guard next != nil else { throw fault(.badString) }
        place += 1
        return Int32(start)..<Int32(place)
    }

    private mutating func skipEscape() throws(JSONFault) {
        let escaped = place + 1 < bytes.count ? bytes[place + 1] : 0
        switch escaped {
        case UInt8(ascii: "u"):
            let digits = bytes[min(place + 2, bytes.count)..<min(place + 6, bytes.count)]
            guard digits.count == 4, digits.allSatisfy(\.isHexDigit) else { throw fault(.badString) }
            place += 6
        case _ where "\"\\/bfnrt".utf8.contains(escaped): place += 2
        default: throw fault(.badString)
        }
    }

    /// Answers whether there was a number.
    private mutating func skipNumber() -> Bool {
        if next == UInt8(ascii: "-") { place += 1 }
        if next == UInt8(ascii: "0") { place += 1 } else if !skipDigits() { return false }
        if next == UInt8(ascii: ".") {
            place += 1
            guard skipDigits() else { return false }
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            place += 1
            if next == UInt8(ascii: "-") || next == UInt8(ascii: "+") { place += 1 }
            guard skipDigits() else { return false }
        }
        return true
    }

    private mutating func skipDigits() -> Bool {
        let start = place
        while let byte = next, byte.isDigit { place += 1 }
        return place > start
    }
}

extension UInt8 {
    var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }

    var isHexDigit: Bool { isDigit || (self | 0x20) &- UInt8(ascii: "a") < 6 }
}
