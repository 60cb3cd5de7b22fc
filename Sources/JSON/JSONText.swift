/// Questions about a whole JSON text.
package enum JSONText {
    /// The text as it is compared, by value and not by spelling: without white space, members by name.
    ///
    /// `nil` for what is no JSON.
    package static func canonical(_ text: String) -> String? { JSONValue(text: text)?.canonical }

    /// Whether the text is a number as JSON writes it; PostgreSQL's `NaN` and `Infinity` are none.
    package static func isNumber(_ text: String) -> Bool {
        JSONTokenizer.reading(text.utf8) { json in
            do { try json.number() } catch { return false }
            return json.isAtEnd
        }
    }
}

extension JSONValue {
    fileprivate var canonical: String {
        switch content {
        case .object(let members):
            let last = Dictionary(members.map { ($0.name, $0.value) }) { _, last in last }
            let texts = last.sorted { $0.key < $1.key }.map { name, value in
                "\(JSONString.quoted(name)):\(value.canonical)"
            }
            return "{" + texts.joined(separator: ",") + "}"
        case .array(let elements): return "[" + elements.map(\.canonical).joined(separator: ",") + "]"
        case .string(let text): return JSONString.quoted(text)
        // What no double holds stays as it is written.
        case .number(let text):
            return Double(text).flatMap { $0.isFinite ? "\($0)" : nil } ?? text
        case .boolean(let flag): return flag ? "true" : "false"
        case .null: return "null"
        }
    }
}
