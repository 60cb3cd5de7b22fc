import Terminal

extension Style {
    /// Reads a style such as `snow on night bold`.
    init(
        _ text: String, palette: [String: Color], role: String, line: @autoclosure () -> Int
    ) throws(ThemeError) {
        self.init()
        var isGround = false
        for word in text.split(separator: " ").map(String.init) {
            if word == "on" {
                isGround = true
            } else if let attribute = Emphasis(word: word) {
                attributes.formUnion(attribute)
            } else if let color = palette[word] ?? Color(word: word) {
                if isGround { background = color } else { foreground = color }
                isGround = false
            } else {
                throw .unknownWord(word, role: role, line: line())
            }
        }
    }
}

extension Emphasis {
    fileprivate init?(word: String) {
        switch word {
        case "bold": self = .bold
        case "dim": self = .dim
        case "italic": self = .italic
        case "underline": self = .underlined
        case "reverse": self = .reversed
        default: return nil
        }
    }
}

extension Color {
    private static let names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]

    /// A colour that every theme knows, or one written out.
    fileprivate init?(word: String) {
        if word == "default" {
            self = .terminalDefault
        } else if let index = Self.names.firstIndex(of: word) {
            self = .ansi(UInt8(index))
        } else if let index = Self.names.firstIndex(where: { "bright-" + $0 == word }) {
            self = .ansi(UInt8(index + 8))
        } else {
            self.init(hexadecimal: word)
        }
    }

    /// A colour written like `#2e3440`.
    init?(hexadecimal text: String) {
        guard text.utf8.count == 7, text.hasPrefix("#"), let value = UInt32(text.dropFirst(), radix: 16)
        else {
            return nil
        }
        self = .rgb(UInt8(value >> 16 & 0xFF), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF))
    }
}
