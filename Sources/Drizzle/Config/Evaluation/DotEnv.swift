/// Reads `.env` files exactly as the `dotenv` package does.
///
/// - Source: dotenv 16, `lib/main.js`, the regular expression `LINE` and `parse`.
enum DotEnv {
    struct Entry: Equatable {
        let name: String
        let value: String
    }

    static func entries(of bytes: [UInt8]) -> [Entry] {
        let text = String(decoding: bytes, as: UTF8.self).unicodeScalars
        var reader = Reader(text: Self.withLineFeeds(text))
        var entries: [Entry] = []
        while !reader.isAtEnd {
            if let entry = reader.readEntry() { entries.append(entry) }
            reader.skipLine()
        }
        return entries
    }

    /// Replaces `$NAME`, `${NAME}` and `${NAME:-default}`; `\$` is a dollar sign.
    ///
    /// Variables that name one another are followed for ten levels, and a value that would become longer than
    /// ``longestValue`` stays as it is.
    static func expanded(_ value: String, lookUp: (String) -> String?) -> String {
        var room = longestValue
        let expanded = expanded(value, depth: 0, room: &room, lookUp)
        return room < 0 ? value : expanded
    }

    /// In bytes.
    ///
    /// Ten levels of a variable that names another one eight times would be a gigabyte.
    static let longestValue = 1 << 20

    private static func expanded(
        _ value: String, depth: Int, room: inout Int, _ lookUp: (String) -> String?
    ) -> String {
        room -= value.utf8.count
        guard depth < 10, room >= 0 else { return value }
        var result = ""
        var rest = Substring(value)
        while let character = rest.popFirst() {
            if character == "\\", rest.first == "$" {
                result.append("$")
                rest.removeFirst()
            } else if character == "$", let reference = takeReference(&rest) {
                let found = lookUp(reference.name).flatMap { $0.isEmpty ? nil : $0 } ?? reference.fallback
                result += expanded(found, depth: depth + 1, room: &room, lookUp)
            } else {
                result.append(character)
            }
        }
        return result
    }

    private static func takeReference(_ rest: inout Substring) -> (name: String, fallback: String)? {
        if rest.first == "{" {
            guard let end = rest.firstIndex(of: "}") else { return nil }
            let inner = rest[..<end].dropFirst()
            rest = rest[rest.index(after: end)...]
            guard let colon = inner.firstRange(of: ":-") else { return (String(inner), "") }
            return (String(inner[..<colon.lowerBound]), String(inner[colon.upperBound...]))
        }
        let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
        guard !name.isEmpty else { return nil }
        rest.removeFirst(name.count)
        return (String(name), "")
    }

    private static func withLineFeeds(_ text: String.UnicodeScalarView) -> [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        var isAfterReturn = false
        for scalar in text {
            if scalar == "\r" || (scalar == "\n" && !isAfterReturn) {
                result.append("\n")
            } else if scalar != "\n" {
                result.append(scalar)
            }
            isAfterReturn = scalar == "\r"
        }
        return result
    }
}

/// Walks over a file's characters, one line after the other.
private struct Reader {
    let text: [Unicode.Scalar]
    private var position = 0

    init(text: [Unicode.Scalar]) { self.text = text }

    var isAtEnd: Bool { position >= text.count }

    mutating func skipLine() {
        while !isAtEnd, text[position] != "\n" { position += 1 }
        position += 1
    }

    /// `export NAME = value # comment`, or `nil` when the line is something else.
    mutating func readEntry() -> DotEnv.Entry? {
        skipSpace()
        let lineStart = position
        if takeExport(), let entry = readAssignment() { return entry }
        position = lineStart
        if let entry = readAssignment() { return entry }
        // Empty lines in front are not looked at again.
        position = lineStart
        return nil
    }

    private mutating func takeExport() -> Bool {
        let word = Array("export".unicodeScalars)
        guard text[position...].starts(with: word), position + word.count < text.count,
            text[position + word.count].isSpace
        else { return false }
        position += word.count
        skipSpace()
        return true
    }

    private mutating func readAssignment() -> DotEnv.Entry? {
        let start = position
        while !isAtEnd, text[position].isNameScalar { position += 1 }
        guard position > start, case let name = string(start..<position), takeSeparator() else { return nil }
        return DotEnv.Entry(name: name, value: readValue())
    }

    /// `=` with space around it, or `:` with space behind it.
    private mutating func takeSeparator() -> Bool {
        if !isAtEnd, text[position] == ":", position + 1 < text.count, text[position + 1].isSpace {
            position += 2
            return true
        }
        skipSpace()
        guard !isAtEnd, text[position] == "=" else { return false }
        position += 1
        return true
    }

    private mutating func readValue() -> String {
        if let quoted = readQuoted() { return quoted }
        let start = position
        while !isAtEnd, text[position] != "#", text[position] != "\n" { position += 1 }
        return Self.cleaned(string(start..<position))
    }

    /// A value in quotes, which may span lines; only a comment may follow on its last line.
    private mutating func readQuoted() -> String? {
        var start = position
        while start < text.count, text[start].isSpace { start += 1 }
        guard start < text.count, ["'", "\"", "`"].contains(text[start]) else { return nil }
        let quote = text[start]
        var ends: [Int] = []
        var end = start + 1
        while end < text.count, text[end] != quote || text[end - 1] == "\\" && end - 1 > start {
            if text[end] == quote { ends.append(end) }
            end += 1
        }
        // As the regular expression does: the first quote without a backslash, else the last one with it.
        let candidates = (end < text.count ? [end] : []) + ends.reversed()
        guard let close = candidates.first(where: { isLineOver(behind: $0) }) else { return nil }
        position = close + 1
        return Self.cleaned(string(start..<close + 1))
    }

    private func isLineOver(behind index: Int) -> Bool {
        var index = index + 1
        while index < text.count, text[index] != "\n", text[index].isSpace { index += 1 }
        return index >= text.count || text[index] == "\n" || text[index] == "#"
    }

    /// Without space and quotes around it; only double quotes have escapes.
    private static func cleaned(_ raw: String) -> String {
        let trimmed = raw.unicodeScalars.trimmed
        guard let quote = trimmed.first, ["'", "\"", "`"].contains(quote) else { return String(trimmed) }
        let isClosed = trimmed.count > 1 && trimmed.last == quote
        let inner = String(isClosed ? trimmed.dropFirst().dropLast() : trimmed)
        guard quote == "\"" else { return inner }
        // Scalar by scalar: a combining mark behind it makes another character out of the letter.
        let lines = inner.unicodeScalars.replacing("\\n".unicodeScalars, with: "\n".unicodeScalars)
        return String(lines.replacing("\\r".unicodeScalars, with: "\r".unicodeScalars))
    }

    private mutating func skipSpace() {
        while !isAtEnd, text[position].isSpace { position += 1 }
    }

    private func string(_ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(text[range]))
    }
}

extension Unicode.Scalar {
    /// JavaScript's `\s`, to which the byte order mark belongs.
    fileprivate var isSpace: Bool { properties.isWhitespace || self == "\u{FEFF}" }

    /// `[\w.-]`.
    fileprivate var isNameScalar: Bool {
        switch self {
        case "a"..."z", "A"..."Z", "0"..."9", "_", ".", "-": true
        default: false
        }
    }
}

extension String.UnicodeScalarView {
    fileprivate var trimmed: Substring.UnicodeScalarView {
        let start = firstIndex { !$0.isSpace } ?? endIndex
        guard let end = lastIndex(where: { !$0.isSpace }), start <= end else { return self[start..<start] }
        return self[start...end]
    }
}
