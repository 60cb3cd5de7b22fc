/// Texts as JSON strings.
package enum JSONString {
    /// Which characters are written as `\u…` although JSON takes them as they are.
    package enum Escapes: Sendable {
        /// None, as `JSON.stringify` has it.
        case needed
        /// Controls beyond ASCII and the line separators, which nobody sees and TypeScript ends a line at.
        case invisible
    }

    /// The text in double quotes.
    package static func quoted(_ text: String, escaping escapes: Escapes = .needed) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case "\u{8}": quoted += "\\b"
            case "\u{C}": quoted += "\\f"
            case "\u{0}"..<"\u{20}": quoted += escape(scalar)
            case "\u{7F}"..<"\u{A0}" where escapes == .invisible: quoted += escape(scalar)
            case "\u{2028}" where escapes == .invisible, "\u{2029}" where escapes == .invisible:
                quoted += escape(scalar)
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
