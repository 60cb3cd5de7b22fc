/// A name in the database: always quoted when written, compared exactly as the server stores it.
package struct Identifier: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let name: String

    package init(_ name: String) { self.name = name }

    /// The name as SQL text, safe whatever it contains.
    package var quoted: String { "\"" + name.doubling("\"") + "\"" }

    /// The bare name, as a person reads it.
    package var description: String { name }

    package static func < (left: Identifier, right: Identifier) -> Bool { left.name < right.name }
}

/// A name inside a schema, such as `public.orders`.
package struct QualifiedName: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let schema: Identifier
    package let name: Identifier

    package init(schema: Identifier, name: Identifier) {
        self.schema = schema
        self.name = name
    }

    package init(_ schema: String, _ name: String) {
        self.init(schema: Identifier(schema), name: Identifier(name))
    }

    /// Both parts as SQL text, safe whatever they contain and under any `search_path`.
    package var quoted: String { "\(schema.quoted).\(name.quoted)" }

    /// Both parts as a person reads them.
    package var description: String { "\(schema).\(name)" }

    package static func < (left: QualifiedName, right: QualifiedName) -> Bool {
        (left.schema, left.name) < (right.schema, right.name)
    }
}

extension String {
    /// A name in SQL text as PostgreSQL stores it.
    package var unquotedName: String {
        unicodeScalars.first == "\"" && unicodeScalars.count >= 2
            ? String(unicodeScalars.dropFirst().dropLast()).halving("\"") : lowercased()
    }
}
