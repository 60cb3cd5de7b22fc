package import TOMLKit

/// Reads TOML, and keeps from the library what would end the program.
package enum TOMLText {
    /// - Throws: ``TOMLFault`` for what is no TOML.
    package static func table(of text: String) throws(TOMLFault) -> TOMLTable {
        var headers = TOMLHeaders(text)
        if let line = headers.firstWithoutName() {
            throw TOMLFault(message: "a name is expected behind the [", line: line)
        }
        do {
            return try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            throw TOMLFault(message: error.description, line: error.source.begin.line)
        } catch {
            throw TOMLFault(message: "\(error)", line: 1)
        }
    }
}

/// Why a text is no TOML, and from which line on.
package struct TOMLFault: Error, Equatable, Sendable {
    package let message: String
    /// From 1.
    package let line: Int
}

/// Walks over the headers of a TOML text.
///
/// The library asserts, which ends the program, that a name begins behind the brackets of a header. What stands behind the
/// first fault of another kind may be walked over wrongly; the library does not come that far.
private struct TOMLHeaders {
    private var rest: Substring.UTF8View
    private var line = 1

    init(_ text: String) {
        rest = text[...].utf8
        skipSpace()
    }

    /// The line of the first header whose brackets have something else behind them; `nil` where there is none.
    mutating func firstWithoutName() -> Int? {
        while let byte = rest.first {
            if byte == UInt8(ascii: "["), !hasName(rest.dropFirst()) { return line }
            skipLine()
        }
        return nil
    }

    private func hasName(_ header: Substring.UTF8View) -> Bool {
        let name = (header.first == UInt8(ascii: "[") ? header.dropFirst() : header).drop {
            " \t".utf8.contains($0)
        }
        return name.first.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            // An empty name is a fault that the library tells itself.
            default: "_-\"']".utf8.contains(byte)
            }
        } ?? false
    }

    /// Passes over a header, or a key with its value, and the white space in front of what comes next.
    private mutating func skipLine() {
        var depth = 0
        while let byte = rest.first {
            switch byte {
            case UInt8(ascii: "\"") where takes("\"\"\""): skipText(until: "\"\"\"", escapes: true)
            case UInt8(ascii: "'") where takes("'''"): skipText(until: "'''", escapes: false)
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                rest.removeFirst()
                skipText(until: byte == UInt8(ascii: "'") ? "'" : "\"", escapes: byte != UInt8(ascii: "'"))
            case UInt8(ascii: "#"): rest = rest.drop { $0 != UInt8(ascii: "\n") }
            case UInt8(ascii: "\n"):
                take()
                guard depth > 0 else { return skipSpace() }
            default:
                if "[{".utf8.contains(byte) { depth += 1 }
                if "]}".utf8.contains(byte) { depth -= 1 }
                take()
            }
        }
    }

    private mutating func skipSpace() {
        while let byte = rest.first, " \t\r\n".utf8.contains(byte) { take() }
    }

    private mutating func skipText(until end: String, escapes: Bool) {
        while !rest.isEmpty, !takes(end) {
            if escapes, rest.first == UInt8(ascii: "\\") { take() }
            take()
        }
    }

    /// Passes over these bytes, if they are what comes next.
    private mutating func takes(_ text: String) -> Bool {
        guard rest.starts(with: text.utf8) else { return false }
        rest.removeFirst(text.utf8.count)
        return true
    }

    private mutating func take() {
        if rest.popFirst() == UInt8(ascii: "\n") { line += 1 }
    }
}
