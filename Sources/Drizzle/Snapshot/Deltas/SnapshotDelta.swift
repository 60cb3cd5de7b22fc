import JSON

/// One difference that a snapshot of format 9 records.
enum SnapshotDelta: Sendable {
    /// A new entity.
    case create(SnapshotEntity)
    case drop(EntityKey)
    /// These fields get these values; where that changes the entity's name, what refers to it follows.
    case alter(EntityKey, set: [JSONValue.Member])

    init(_ value: JSONValue, of file: String) throws(JSONShapeError) {
        let object = try JSONObject(value)
        switch try object.required("op") {
        case "create":
            guard let row = object["row"] else {
                throw JSONShapeError(
                    expected: "an object with the property \"row\"", offset: object.offset)
            }
            self = .create(try SnapshotEntity(row, of: file))
        case "drop": self = .drop(try Self.key(of: object))
        case "alter", "rename":
            self = .alter(try Self.key(of: object), set: try object.object("set")?.members ?? [])
        default:
            throw JSONShapeError(
                expected: "\"create\", \"drop\", \"alter\" or \"rename\"", offset: object.offset)
        }
    }

    private static func key(of object: JSONObject) throws(JSONShapeError) -> EntityKey {
        guard let key = object["key"] else {
            throw JSONShapeError(expected: "an object with the property \"key\"", offset: object.offset)
        }
        return try EntityKey(key)
    }
}
