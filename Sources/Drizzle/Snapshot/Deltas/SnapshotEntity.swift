import JSON

/// One entity of format 8 or 9 as it is written: a flat JSON object that names its kind.
struct SnapshotEntity: Sendable {
    let kind: String
    private(set) var members: [JSONValue.Member]
    /// The file that made it, and where it stands there.
    let file: String
    let offset: Int

    init(_ value: JSONValue, of file: String) throws(JSONShapeError) {
        let object = try JSONObject(value)
        (kind, members) = (try object.required("entityType"), object.members)
        (self.file, offset) = (file, object.offset)
    }

    /// The names that lead to it; what is missing is empty.
    var key: EntityKey {
        EntityKey(kind: kind, names: EntityKey.fields(of: kind).map { self[$0] ?? "" })
    }

    var value: JSONValue { JSONValue(content: .object(members), offset: offset) }

    /// A field's text; of two with one name the last counts, as in JavaScript.
    subscript(name: String) -> String? {
        get {
            guard case .string(let text)? = members.last(where: { $0.name == name })?.value.content else {
                return nil
            }
            return text
        }
        set { set(name, .string(newValue ?? "")) }
    }

    mutating func set(_ changes: [JSONValue.Member]) {
        for change in changes { set(change.name, change.value.content) }
    }

    /// Other texts for some of a list's.
    mutating func replace(in name: String, _ replaced: (String) -> String) {
        guard case .array(let elements)? = members.last(where: { $0.name == name })?.value.content else {
            return
        }
        set(name, .array(elements.map { $0.replacing(replaced) }))
    }

    func isSame(as other: SnapshotEntity) -> Bool { value.isSame(as: other.value) }

    private mutating func set(_ name: String, _ content: JSONValue.Content) {
        let place = members.lastIndex { $0.name == name }
        let member = JSONValue.Member(
            name: name,
            value: JSONValue(content: content, offset: place.map { members[$0].value.offset } ?? offset))
        if let place { members[place] = member } else { members.append(member) }
    }
}

extension JSONValue {
    /// An element of a list of names, or of an index, whose key is a column where it is no expression.
    fileprivate func replacing(_ replaced: (String) -> String) -> JSONValue {
        switch content {
        case .string(let text): return JSONValue(content: .string(replaced(text)), offset: offset)
        case .object(let members):
            guard !members.contains(where: { $0.name == "isExpression" && $0.value.scalarText == "true" })
            else { return self }
            let changed = members.map { member in
                member.name == "value"
                    ? Member(name: member.name, value: member.value.replacing(replaced)) : member
            }
            return JSONValue(content: .object(changed), offset: offset)
        case .array, .number, .boolean, .null: return self
        }
    }
}
