/// JSON texts as they are compared: by value, not by spelling.
package enum JSONText {
    /// Without white space, members by name; `nil` for what is no JSON.
    package static func canonical(_ text: String) -> String? {
        var reader = JSONReader(Array(text.utf8))
        do {
            let value = try reader.readValue()
            try reader.finish()
            return value.canonical
        } catch {
            return nil
        }
    }
}

extension JSONValue {
    fileprivate var canonical: String {
        switch content {
        case .object(let members):
            let last = Dictionary(members.map { ($0.name, $0.value) }) { _, last in last }
            let texts = last.sorted { $0.key < $1.key }.map { "\(Self.quoted($0.key)):\($0.value.canonical)" }
            return "{" + texts.joined(separator: ",") + "}"
        case .array(let elements): return "[" + elements.map(\.canonical).joined(separator: ",") + "]"
        case .string(let text): return Self.quoted(text)
        case .number(let text): return Double(text).map { "\($0)" } ?? text
        case .boolean(let flag): return flag ? "true" : "false"
        case .null: return "null"
        }
    }
}
