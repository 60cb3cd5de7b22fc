/// One JSON value with the place where it begins, for the small parts of a file that are looked at in any order.
///
/// A tree costs several times the memory of its text: read a table or an entity this way, never a whole snapshot.
package struct JSONValue: Sendable {
    package let content: Content
    /// In bytes from the front of the file.
    package let offset: Int

    package init(content: Content, offset: Int) { (self.content, self.offset) = (content, offset) }

    package indirect enum Content: Sendable {
        case object([Member])
        case array([JSONValue])
        case string(String)
        /// As it is written, such as `1.7e12`.
        case number(String)
        case boolean(Bool)
        case null
    }

    package struct Member: Sendable {
        package let name: String
        package let value: JSONValue

        package init(name: String, value: JSONValue) { (self.name, self.value) = (name, value) }
    }

    package var isNull: Bool {
        if case .null = content { true } else { false }
    }

    /// A string's text, a number as written, `true` or `false`; `nil` for everything else.
    package var scalarText: String? {
        switch content {
        case .string(let text), .number(let text): text
        case .boolean(let flag): flag ? "true" : "false"
        case .object, .array, .null: nil
        }
    }
}

extension JSONValue {
    /// `nil` for what is no JSON.
    package init?(text: String) {
        var reader = JSONReader(Array(text.utf8))
        do {
            self = try reader.readValue()
            try reader.finish()
        } catch {
            return nil
        }
    }
}

extension JSONReader {
    /// The value that begins here, with everything inside of it.
    package mutating func readValue() throws(JSONError) -> JSONValue {
        let kind = try peek()
        let offset = position
        let content: JSONValue.Content
        switch kind {
        case .object: content = .object(try readMembers())
        case .array:
            var elements: [JSONValue] = []
            try readArray { json throws(JSONError) in elements.append(try json.readValue()) }
            content = .array(elements)
        case .string: content = .string(try readString())
        case .number: content = .number(try readNumber())
        case .boolean: content = .boolean(try readBoolean())
        case .null:
            try skipValue()
            content = .null
        }
        return JSONValue(content: content, offset: offset)
    }

    /// Of members of one name the last counts.
    private mutating func readMembers() throws(JSONError) -> [JSONValue.Member] {
        var members = LastOfName<JSONValue.Member>()
        try readObject { name, json throws(JSONError) in
            members.set(name, JSONValue.Member(name: name, value: try json.readValue()))
        }
        return members.values
    }
}
