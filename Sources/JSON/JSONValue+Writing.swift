extension JSONValue {
    /// The value as `JSON.stringify(value, null, 2)` writes it; numbers stay as they were written.
    package var indentedText: String {
        var text = ""
        write(to: &text, indentation: "\n")
        return text
    }

    private func write(to text: inout String, indentation: String) {
        switch content {
        case .string(let string): text += JSONString.quoted(string)
        case .number(let number): text += number
        case .boolean(let flag): text += flag ? "true" : "false"
        case .null: text += "null"
        case .array(let elements):
            Self.write(elements, "[", "]", to: &text, indentation) { element, text, inner in
                element.write(to: &text, indentation: inner)
            }
        case .object(let members):
            Self.write(members, "{", "}", to: &text, indentation) { member, text, inner in
                text += JSONString.quoted(member.name) + ": "
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

    /// The value as JSON without white space; numbers stay as they were written.
    package var compactText: String {
        switch content {
        case .object(let members):
            let texts = members.map { "\(JSONString.quoted($0.name)):\($0.value.compactText)" }
            return "{" + texts.joined(separator: ",") + "}"
        case .array(let elements): return "[" + elements.map(\.compactText).joined(separator: ",") + "]"
        case .string(let text): return JSONString.quoted(text)
        case .number(let text): return text
        case .boolean(let flag): return flag ? "true" : "false"
        case .null: return "null"
        }
    }
}
