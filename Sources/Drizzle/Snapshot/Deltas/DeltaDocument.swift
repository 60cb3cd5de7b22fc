import JSON

/// What one file of format 8 or 9 says of a schema: all of it, or what changed.
enum DeltaDocument: Sendable {
    case base([SnapshotEntity])
    case differences([SnapshotDelta])

    /// - Throws: ``SnapshotError``, with the place of a mistake.
    static func reading(_ path: String) throws(SnapshotError) -> DeltaDocument {
        let bytes = try SnapshotBytes.reading(path)
        var document: DeltaDocument?
        do {
            var json = JSONReader(bytes)
            try json.readObject { key, json throws(JSONError) in
                switch key {
                case "ddl":
                    document = .base(
                        try json.elements { value throws(JSONShapeError) in try .init(value, of: path) })
                case "deltas":
                    document = .differences(
                        try json.elements { value throws(JSONShapeError) in try .init(value, of: path) })
                default: try json.skipValue()
                }
            }
            try json.finish()
        } catch {
            throw SnapshotBytes.error(error, in: bytes, of: path)
        }
        guard let document else {
            throw .malformed(
                path: path, place: TextPlace(line: 1, column: 1),
                expected: "an object with the property \"ddl\" or \"deltas\"")
        }
        return document
    }
}
