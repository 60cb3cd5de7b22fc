import SQL

/// The server's text form of arrays: `{a,"b,c",NULL}`.
package enum ArrayText {
    /// The elements of a one-dimensional array without its NULLs; inner arrays stay as they are written.
    package static func elements(of text: String) -> [String] {
        var rest = text.utf8[...]
        // Arrays whose bounds are unusual begin with them: `[0:1]={a,b}`.
        if let brace = rest.firstIndex(of: UInt8(ascii: "{")) { rest = rest[brace...].dropFirst() }
        if rest.last == UInt8(ascii: "}") { rest = rest.dropLast() }
        var elements: [String] = []
        while !rest.isEmpty {
            if let element = next(&rest) { elements.append(element) }
        }
        return elements
    }

    /// Takes one element and the comma behind it; `nil` for NULL.
    private static func next(_ rest: inout Substring.UTF8View) -> String? {
        var bytes: [UInt8] = []
        var isQuoted = false
        var wasQuoted = false
        var depth = 0
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\\") where isQuoted || depth == 0:
                if let escaped = rest.popFirst() { bytes.append(escaped) }
                continue
            case UInt8(ascii: "\"") where depth == 0:
                isQuoted.toggle()
                wasQuoted = true
                continue
            case UInt8(ascii: ",") where !isQuoted && depth == 0:
                return finish(bytes, wasQuoted: wasQuoted)
            case UInt8(ascii: "{") where !isQuoted: depth += 1
            case UInt8(ascii: "}") where !isQuoted: depth -= 1
            default: break
            }
            bytes.append(byte)
        }
        return finish(bytes, wasQuoted: wasQuoted)
    }

    private static func finish(_ bytes: [UInt8], wasQuoted: Bool) -> String? {
        let text = String(decoding: bytes, as: UTF8.self)
        return text == "NULL" && !wasQuoted ? nil : text
    }
}

extension ArrayText {
    /// An array of texts as the server reads it, to be sent as a parameter.
    package static func array(of elements: some Sequence<String>) -> String {
        let quoted = elements.map { element in
            "\"" + element.backslashed + "\""
        }
        return "{\(quoted.joined(separator: ","))}"
    }
}
