/// Reads JSON from front to back without building a tree, and knows the place of every mistake.
///
/// The caller asks for what it expects and passes over what it does not need, so that one property of a
/// snapshot of a megabyte costs one pass over the bytes and no memory.
///
/// ```swift
/// var json = JSONReader(bytes)
/// try json.readObject { key, json in
///     if key == "version" { version = try json.readString() } else { try json.skipValue() }
/// }
/// try json.finish()
/// ```
package struct JSONReader: Sendable {
    private let bytes: [UInt8]
    package private(set) var position: Int
    private var depth = 0
    package let hasByteOrderMark: Bool

    /// A byte order mark at the front is passed over, as Drizzle's readers would not; ``hasByteOrderMark`` tells.
    package init(_ bytes: [UInt8]) {
        self.bytes = JSONTokenizer.padded(bytes)
        hasByteOrderMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        position = hasByteOrderMark ? 3 : 0
    }

    /// What kind of value begins here.
    package mutating func peek() throws(JSONError) -> JSONKind {
        try step { json throws(JSONError) in try json.kind() }
    }

    /// Calls `member` for each member; it has to read or skip the value.
    package mutating func readObject(
        _ member: (String, inout JSONReader) throws(JSONError) -> Void
    ) throws(JSONError) {
        try step { json throws(JSONError) in try json.enter(.object) }
        if try leaves(.object) { return }
        repeat {
            let key = try step { json throws(JSONError) in
                let name = try json.name()
                return json.text(name)
            }
            try member(key, &self)
        } while try continues(.object)
    }

    /// Calls `element` for each element; it has to read or skip the value.
    package mutating func readArray(
        _ element: (inout JSONReader) throws(JSONError) -> Void
    ) throws(JSONError) {
        try step { json throws(JSONError) in try json.enter(.array) }
        if try leaves(.array) { return }
        repeat { try element(&self) } while try continues(.array)
    }

    package mutating func readString() throws(JSONError) -> String {
        try step { json throws(JSONError) in
            let contents = try json.string()
            return json.text(contents)
        }
    }

    /// The number as it is written, such as `1.7e12`.
    package mutating func readNumber() throws(JSONError) -> String {
        try step { json throws(JSONError) in
            let digits = try json.number()
            return json.source(digits)
        }
    }

    package mutating func readBoolean() throws(JSONError) -> Bool {
        try step { json throws(JSONError) in try json.boolean() }
    }

    package mutating func skipValue() throws(JSONError) {
        try step { json throws(JSONError) in try json.skip() }
    }

    /// Makes sure that nothing but white space follows.
    package mutating func finish() throws(JSONError) {
        try step { json throws(JSONError) in try json.finish() }
    }

    private mutating func leaves(_ container: JSONContainer) throws(JSONError) -> Bool {
        try step { json throws(JSONError) in json.leave(container) }
    }

    /// Passes over the comma behind a member or an element, or over the bracket that closes.
    private mutating func continues(_ container: JSONContainer) throws(JSONError) -> Bool {
        try step { json throws(JSONError) in
            if json.leave(container) { return false }
            try json.comma(in: container)
            return true
        }
    }

    /// Moves on by what `body` does, beginning at the next byte that is no space.
    private mutating func step<Result>(
        _ body: (inout JSONTokenizer) throws(JSONError) -> Result
    ) throws(JSONError) -> Result {
        var (place, level) = (position, depth)
        defer { (position, depth) = (place, level) }
        return try bytes.withUnsafeBufferPointer { buffer throws(JSONError) in
            var json = JSONTokenizer(
                UnsafeRawBufferPointer(buffer), count: buffer.count - JSONTokenizer.padding, at: place,
                depth: level)
            defer { (place, level) = (json.position, json.depth) }
            json.skipSpace()
            return try body(&json)
        }
    }
}
