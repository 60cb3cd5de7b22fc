extension ServerText {
    /// JSON in which every byte that is no UTF-8 is the escape of its private scalar, such as `\udbff\udee9` for 0xE9.
    ///
    /// In JSON such bytes can only stand inside of strings.
    package static func escapingBytes(inJSON text: String) -> String {
        guard text.holds(leadingByte) else { return text }
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            guard rawByte(of: scalar) != nil else {
                escaped.append(scalar)
                continue
            }
            for unit in UTF16.encode(scalar) ?? .init() {
                escaped.append(contentsOf: "\\u\(String(unit, radix: 16))".unicodeScalars)
            }
        }
        return String(escaped)
    }
}
