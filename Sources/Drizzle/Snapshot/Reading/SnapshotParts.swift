import JSON
import SQL

// What several objects of a snapshot have in common.

extension JSONObject {
    /// `name` and `schema`; an empty or missing schema is `public`.
    func qualifiedName() throws(JSONShapeError) -> QualifiedName {
        let schema = try string("schema") ?? ""
        return QualifiedName(schema.isEmpty ? "public" : schema, try required("name"))
    }

    /// Lower case in versions 5 to 7, upper case in 8; nothing is NO ACTION.
    func action(_ name: String) throws(JSONShapeError) -> SnapshotSchema.ForeignKey.Action {
        guard let value = self[name] else { return .noAction }
        guard let action = SnapshotSchema.ForeignKey.Action(rawValue: try value.string().uppercased()) else {
            throw JSONShapeError(expected: "an action such as \"cascade\"", offset: value.offset)
        }
        return action
    }

    /// The members that say something.
    func options() throws(JSONShapeError) -> [SnapshotSchema.Option] {
        members.compactMap { member in member.value.scalarText.map { .init(member.name, $0) } }
    }
}

extension SnapshotSchema.Index {
    /// Versions 5 to 7; up to 6 a key is the column's name alone.
    init(_ object: JSONObject) throws(JSONShapeError) {
        self.init(
            try object.required("name"),
            keys: try object.elements("columns").map { key throws(JSONShapeError) in try .init(key) })
        isUnique = try object.flag("isUnique") ?? false
        method = try object.string("method") ?? "btree"
        predicate = try object.string("where")
        isConcurrent = try object.flag("concurrently") ?? false
        isNameExplicit = try object.flag("nameExplicit") ?? true
        options = try Self.options(object)
    }

    /// A map in version 7, `k=v, k=v` in version 8.
    private static func options(_ object: JSONObject) throws(JSONShapeError) -> [SnapshotSchema.Option] {
        guard let value = object["with"] else { return [] }
        guard case .string(let text) = value.content else { return try JSONObject(value).options() }
        return text.split(separator: ",").compactMap { part in
            let sides = part.split(separator: "=", maxSplits: 1).map { $0.trimmed }
            return sides.count == 2 ? .init(sides[0], sides[1]) : nil
        }
    }
}

extension SnapshotSchema.Index.Key {
    fileprivate init(_ value: JSONValue) throws(JSONShapeError) {
        if case .string(let column) = value.content {
            self.init(column)
            return
        }
        let object = try JSONObject(value)
        let name = object["expression"] == nil ? "value" : "expression"
        self.init(try object.required(name))
        isExpression = try object.flag("isExpression") ?? false
        isDescending = try object.flag("asc") == false
        let nullsFirst = try object.flag("nullsFirst") ?? false
        putsNullsFirst = try object.string("nulls").map { $0 == "first" } ?? nullsFirst
        operatorClass = try Self.operatorClass(object)
    }

    /// A name in version 7; in version 8 a name and whether it is the type's default.
    private static func operatorClass(_ object: JSONObject) throws(JSONShapeError) -> String? {
        guard let value = object["opclass"] else { return nil }
        if case .string(let name) = value.content { return name.isEmpty ? nil : name }
        let written = try JSONObject(value)
        return try written.flag("default") == true ? nil : try written.string("name")
    }
}

extension JSONValue {
    /// SQL text: a string is SQL already, numbers and booleans are written as in SQL, and anything else is a JSON literal.
    func defaultExpression() throws(JSONShapeError) -> String {
        scalarText ?? SQL.literal(compactText)
    }
}

extension String {
    /// `integer[3][]` is `integer` with two dimensions; PostgreSQL takes no notice of the sizes.
    var withoutArraySuffix: (type: String, dimensions: Int) {
        var rest = self[...]
        var dimensions = 0
        while rest.last == "]", let open = rest.lastIndex(of: "["),
            rest[rest.index(after: open)...].dropLast().allSatisfy(\.isNumber)
        {
            rest = rest[..<open]
            dimensions += 1
        }
        return (String(rest), dimensions)
    }
}

extension Substring {
    fileprivate var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
