import JSON

extension JSONReader {
    /// Reads a value and looks at its parts; a part of the wrong kind is an error with its place.
    mutating func shaped<Result>(
        _ body: (JSONValue) throws(JSONShapeError) -> Result
    ) throws(JSONError) -> Result {
        let value = try readValue()
        do {
            return try body(value)
        } catch {
            throw JSONError(reason: .other(expected: error.expected), offset: error.offset)
        }
    }

    /// The values of an object's members, in their order; of members of one name the last counts.
    mutating func each<Element>(
        _ body: (JSONValue) throws(JSONShapeError) -> Element
    ) throws(JSONError) -> [Element] {
        var elements = LastOfName<Element>()
        try readObject { name, json throws(JSONError) in elements.set(name, try json.shaped(body)) }
        return elements.values
    }

    /// The elements of an array, in their order.
    mutating func elements<Element>(
        _ body: (JSONValue) throws(JSONShapeError) -> Element
    ) throws(JSONError) -> [Element] {
        var elements: [Element] = []
        try readArray { json throws(JSONError) in elements.append(try json.shaped(body)) }
        return elements
    }
}
