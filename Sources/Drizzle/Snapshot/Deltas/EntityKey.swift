import JSON

/// What tells one entity of format 8 and 9 from all others: its kind and the names that lead to it.
///
/// In a file it is the kind, a NUL and a JSON array of the names: `columns\u0000["public","users","bio"]`.
struct EntityKey: Hashable, Sendable {
    /// Such as `columns`; the value of `entityType`.
    let kind: String
    let names: [String]

    init(kind: String, names: [String]) { (self.kind, self.names) = (kind, names) }

    /// Reads a key as deltas write it.
    init(_ value: JSONValue) throws(JSONShapeError) {
        guard case .string(let text) = value.content, let end = text.unicodeScalars.firstIndex(of: "\0"),
            case .array(let names)? = JSONValue(
                text: String(text.unicodeScalars[end...].dropFirst()))?.content
        else { throw JSONShapeError(expected: "the key of an entity", offset: value.offset) }
        self.init(
            kind: String(text.unicodeScalars[..<end]),
            names: names.map { name in
                if case .string(let name) = name.content { name } else { "" }
            })
    }

    /// For messages: `columns public.users.bio`.
    var text: String { "\(kind) \(names.joined(separator: "."))" }

    /// The fields of an entity of a kind that make its key.
    static func fields(of kind: String) -> [String] {
        switch kind {
        case "schemas", "roles": ["name"]
        case "tables", "enums", "sequences", "views", "indexes": ["schema", "name"]
        case "privileges": ["schema", "table", "grantor", "grantee", "type"]
        default: ["schema", "table", "name"]
        }
    }
}
