import JSON

/// The members of a JSON object, asked for by name and kind; what has another kind is an error with its place.
///
/// A member that is `null` counts as absent.
struct JSONObject {
    let members: [JSONValue.Member]
    let offset: Int

    init(_ value: JSONValue) throws(JSONShapeError) {
        guard case .object(let members) = value.content else {
            throw JSONShapeError(expected: JSONKind.object.rawValue, offset: value.offset)
        }
        (self.members, offset) = (members, value.offset)
    }

    subscript(name: String) -> JSONValue? {
        members.last { $0.name == name }.flatMap { $0.value.isNull ? nil : $0.value }
    }

    func required(_ name: String) throws(JSONShapeError) -> String {
        guard let text = try string(name) else {
            throw JSONShapeError(expected: "an object with the property \"\(name)\"", offset: offset)
        }
        return text
    }

    func string(_ name: String) throws(JSONShapeError) -> String? {
        guard let value = self[name] else { return nil }
        guard case .string(let text) = value.content else {
            throw JSONShapeError(expected: JSONKind.string.rawValue, offset: value.offset)
        }
        return text
    }

    /// A string, number or boolean as text, under the first of two names that is there.
    func scalar(_ name: String, or other: String? = nil) throws(JSONShapeError) -> String? {
        guard let value = self[name] ?? other.flatMap({ self[$0] }) else { return nil }
        guard let text = value.scalarText else {
            throw JSONShapeError(expected: "a string, a number or a boolean", offset: value.offset)
        }
        return text
    }

    func flag(_ name: String) throws(JSONShapeError) -> Bool? {
        guard let value = self[name] else { return nil }
        guard case .boolean(let flag) = value.content else {
            throw JSONShapeError(expected: JSONKind.boolean.rawValue, offset: value.offset)
        }
        return flag
    }

    func elements(_ name: String) throws(JSONShapeError) -> [JSONValue] {
        guard let value = self[name] else { return [] }
        guard case .array(let elements) = value.content else {
            throw JSONShapeError(expected: JSONKind.array.rawValue, offset: value.offset)
        }
        return elements
    }

    func strings(_ name: String) throws(JSONShapeError) -> [String] {
        try elements(name).map { element throws(JSONShapeError) in try element.string() }
    }

    func object(_ name: String) throws(JSONShapeError) -> JSONObject? {
        guard let value = self[name] else { return nil }
        return try JSONObject(value)
    }

    /// The members of the object `name`, which are objects themselves, in their order.
    func objects(_ name: String) throws(JSONShapeError) -> [JSONObject] {
        guard let object = try object(name) else { return [] }
        return try object.members.map { member throws(JSONShapeError) in try JSONObject(member.value) }
    }
}

/// A value of another kind than the snapshot's format says.
struct JSONShapeError: Error {
    let expected: String
    let offset: Int
}

extension JSONValue {
    func string() throws(JSONShapeError) -> String {
        guard case .string(let text) = content else {
            throw JSONShapeError(expected: JSONKind.string.rawValue, offset: offset)
        }
        return text
    }
}
