extension JSONValue {
    /// The value as `JSON.stringify(value, null, 2)` writes it; numbers stay as they were written.
    var indentedText: String {
        var text = ""
        write(to: &text, indentation: "\n")
        return text
    }

    private func write(to text: inout String, indentation: String) {
        switch content {
        case .string(let string): text += string.quotedForJSON
        case .number(let number): text += number
        case .boolean(let flag): text += flag ? "true" : "false"
        case .null: text += "null"
        case .array(let elements):
            Self.write(elements, "[", "]", to: &text, indentation) { element, text, inner in
                element.write(to: &text, indentation: inner)
            }
        case .object(let members):
            Self.write(members, "{", "}", to: &text, indentation) { member, text, inner in
                text += member.name.quotedForJSON + ": "
                member.value.write(to: &text, indentation: inner)
            }
        }
    }

    private static func write<Part>(
        _ parts: [Part], _ opening: String, _ closing: String, to text: inout String, _ indentation: String,
        _ write: (Part, inout String, String) -> Void
    ) {
        text += opening
        let inner = indentation + "  "
        for (index, part) in parts.enumerated() {
            text += (index == 0 ? "" : ",") + inner
            write(part, &text, inner)
        }
        text += (parts.isEmpty ? "" : indentation) + closing
    }
}

extension String {
    /// In double quotes, with the escapes that `JSON.stringify` uses and no others.
    fileprivate var quotedForJSON: String {
        var text = "\""
        for scalar in unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{8}": text += "\\b"
            case "\u{C}": text += "\\f"
            case "\u{0}"..."\u{1F}":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }
}
