import Catalog
import JSON
import SQL

// The parts of a table; where the versions differ, each has its own names for the same thing.

extension Schema.Column {
    init(_ object: JSONObject) throws(JSONShapeError) {
        let written = try object.required("type").withoutArraySuffix
        // PostgreSQL has six at most, and takes no notice of how many are declared.
        let declared = min(max(0, Int(try object.scalar("dimensions") ?? "0") ?? 0), 6)
        let type = Schema.TypeName(
            written.type, schema: try object.string("typeSchema"), dimensions: written.dimensions + declared)
        self.init(try object.required("name"), type: type, value: try .init(object, type: written.type))
        isNotNull = try object.flag("notNull") ?? false
    }
}

extension Schema.Column.Value {
    fileprivate init(_ object: JSONObject, type: String) throws(JSONShapeError) {
        if let identity = try object.object("identity") {
            self = .identity(try .init(identity))
        } else if let generated = try object.object("generated") {
            let isStored = try generated.choice("type", [("stored", true), ("virtual", false)])
            self = .generated(try generated.required("as"), isStored: isStored ?? true)
        } else if ["serial", "bigserial", "smallserial"].contains(type) {
            self = .serial
        } else if let value = object["default"] {
            self = .expression(value.defaultExpression)
        } else {
            self = .given
        }
    }
}

extension Schema.Column.Identity {
    fileprivate init(_ object: JSONObject) throws(JSONShapeError) {
        guard let isAlways = try object.choice("type", [("always", true), ("byDefault", false)]) else {
            throw JSONShapeError(expected: "an object with the property \"type\"", offset: object.offset)
        }
        self.init(isAlways: isAlways, sequence: try object.string("name"), counting: try .init(object))
    }
}

extension Schema.Counting {
    /// Versions 5 to 7 count in strings; version 8 has other names for two of them, and numbers.
    init(_ object: JSONObject) throws(JSONShapeError) {
        self.init(
            increment: try object.scalar("increment", or: "incrementBy"),
            minimum: try object.scalar("minValue"), maximum: try object.scalar("maxValue"),
            start: try object.scalar("startWith"), cache: try object.scalar("cache", or: "cacheSize"),
            cycles: try object.flag("cycle") ?? false)
    }
}

extension Schema.Key {
    /// A unique constraint.
    init(_ object: JSONObject) throws(JSONShapeError) {
        self.init(try object.required("name"), columns: try object.strings("columns"))
        isNameExplicit = try object.flag("nameExplicit") ?? true
        treatsNullsAsEqual = try object.flag("nullsNotDistinct") ?? false
    }
}

extension Schema.Check {
    init(_ object: JSONObject) throws(JSONShapeError) {
        self.init(try object.required("name"), try object.required("value"))
    }
}

extension Schema.Reference {
    init(_ object: JSONObject) throws(JSONShapeError) {
        let schema = try object.string("schemaTo") ?? ""
        self.init(
            try object.required("name"),
            columns: try object.strings("columnsFrom") + object.strings("columns"),
            target: QualifiedName(schema.isEmpty ? "public" : schema, try object.required("tableTo")),
            targetColumns: try object.strings("columnsTo"))
        isNameExplicit = try object.flag("nameExplicit") ?? true
        onDelete = try object.action("onDelete")
        onUpdate = try object.action("onUpdate")
    }
}

extension Schema.Policy {
    /// Version 8 calls the roles `roles`.
    init(_ object: JSONObject) throws(JSONShapeError) {
        self.init(try object.required("name"))
        isPermissive = try object.choice("as", [("PERMISSIVE", true), ("RESTRICTIVE", false)]) ?? true
        command = try object.choice("for", Policy.Command.allCases.map { ($0.rawValue, $0) }) ?? .all
        let roles = try object.strings("to") + object.strings("roles")
        if !roles.isEmpty { self.roles = roles }
        using = try object.string("using")
        withCheck = try object.string("withCheck")
    }
}

extension Schema.Index {
    /// Up to version 6 a key is the column's name alone.
    init(_ object: JSONObject) throws(JSONShapeError) {
        self.init(
            try object.required("name"),
            keys: try object.elements("columns").map { key throws(JSONShapeError) in try .init(key) })
        isUnique = try object.flag("isUnique") ?? false
        method = try object.string("method") ?? "btree"
        predicate = try object.string("where")
        isNameExplicit = try object.flag("nameExplicit") ?? true
        options = try Self.options(object)
    }

    /// A map in version 7, `k=v, k=v` in version 8.
    private static func options(_ object: JSONObject) throws(JSONShapeError) -> [String] {
        guard let value = object["with"] else { return [] }
        guard case .string(let text) = value.content else { return try JSONObject(value).options() }
        var options: [String] = []
        for part in text.split(separator: ",") {
            let sides = part.split(separator: "=", maxSplits: 1).map { $0.trimmed }
            guard sides.count == 2 else {
                throw JSONShapeError(expected: "options such as \"fillfactor=70\"", offset: value.offset)
            }
            options.append(sides.joined(separator: "="))
        }
        return options.sorted()
    }
}

extension Schema.Index.Key {
    fileprivate init(_ value: JSONValue) throws(JSONShapeError) {
        if case .string(let column) = value.content {
            self.init(column)
            return
        }
        let object = try JSONObject(value)
        self.init(try object.required(object["expression"] == nil ? "value" : "expression"))
        isExpression = try object.flag("isExpression") ?? false
        isDescending = try object.flag("asc") == false
        let nulls = try object.choice("nulls", [("first", true), ("last", false)])
        let isNullsFirst = try object.flag("nullsFirst")
        putsNullsFirst = nulls ?? isNullsFirst ?? false
        operatorClass = try Self.operatorClass(object)
        isDefaultClass = operatorClass == nil
    }

    /// A name in version 7; in version 8 a name and whether it is the type's default.
    private static func operatorClass(_ object: JSONObject) throws(JSONShapeError) -> String? {
        guard let value = object["opclass"] else { return nil }
        if case .string(let name) = value.content { return name.isEmpty ? nil : name }
        let written = try JSONObject(value)
        return try written.flag("default") == true ? nil : try written.string("name")
    }
}

extension JSONObject {
    /// `name` and `schema`; an empty or missing schema is `public`.
    func qualifiedName() throws(JSONShapeError) -> QualifiedName {
        let schema = try string("schema") ?? ""
        return QualifiedName(schema.isEmpty ? "public" : schema, try required("name"))
    }

    /// A table written as in SQL, such as `"auth"."users"`; without a schema it is in `public`.
    func table(_ name: String) throws(JSONShapeError) -> QualifiedName {
        let text = try required(name)
        let words = SQL.tokens(of: text).filter { $0.kind == .identifier || $0.kind == .keyword }
            .map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self).unquotedName }
        switch words.count {
        case 1: return QualifiedName("public", words[0])
        case 2: return QualifiedName(words[0], words[1])
        default:
            throw JSONShapeError(
                expected: #"a table such as "auth"."users""#, offset: self[name]?.offset ?? offset)
        }
    }

    /// What one of a few words stands for, in capitals or not; `nil` when the member is absent.
    func choice<Meaning>(
        _ name: String, _ words: [(word: String, meaning: Meaning)]
    ) throws(JSONShapeError) -> Meaning? {
        guard let value = self[name] else { return nil }
        let word = try value.string().lowercased()
        guard let choice = words.first(where: { $0.word.lowercased() == word }) else {
            let list = words.map { "\"\($0.word)\"" }.joined(separator: ", ")
            throw JSONShapeError(expected: "one of \(list)", offset: value.offset)
        }
        return choice.meaning
    }

    /// Lower case in versions 5 to 7, upper case in 8; nothing is NO ACTION.
    func action(_ name: String) throws(JSONShapeError) -> ForeignKey.Action {
        try choice(name, ForeignKey.Action.allCases.map { ($0.rawValue, $0) }) ?? .noAction
    }

    /// The members that say something, as `name=value`, sorted.
    func options(_ spelled: (String) -> String = { $0 }) -> [String] {
        members.compactMap { member in
            member.value.scalarText.map { "\(spelled(member.name))=\($0)" }
        }.sorted()
    }
}

extension JSONValue {
    /// SQL text: a string is SQL already, numbers and booleans are written as in SQL, and anything else is a JSON literal.
    var defaultExpression: String { scalarText ?? SQL.literal(compactText) }
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
