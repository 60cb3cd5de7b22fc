import JSON

/// What one statement that `generate` wrote needs and changes, as a snapshot of format 9 records it.
///
/// An entry is `LEVEL|KIND|dotted.name`, such as `n|rel|public.users`: the level says whether the thing itself, its name or
/// its existence is meant. Drizzle Kit compares entries as texts and looks into no expression.
package struct StatementFootprint: Equatable, Sendable {
    /// Such as `create_table`.
    package let statement: String
    /// The kind and the names: `["table", "public", "users"]`.
    package let target: [String]
    package let writes: [String]
    package let reads: [String]
    package let sharedWrites: [String]
    /// Only for statements that can run twice with one effect.
    package let sqlHash: String?

    /// `create_table public.users`.
    package var name: String { "\(statement) \(target.dropFirst().joined(separator: "."))" }

    /// The footprints of a snapshot; none for a custom migration, `nil` below format 9.
    package static func reading(_ path: String) throws(SnapshotError) -> [StatementFootprint]? {
        let bytes = try SnapshotBytes.reading(path)
        var footprints: [StatementFootprint]?
        do {
            var json = JSONReader(bytes)
            try json.readObject { key, json throws(JSONError) in
                guard key == "footprints" else { return try json.skipValue() }
                footprints = try json.elements { value throws(JSONShapeError) in
                    try .init(try JSONObject(value))
                }
            }
        } catch {
            throw SnapshotBytes.error(error, in: bytes, of: path)
        }
        return footprints
    }

    private init(_ object: JSONObject) throws(JSONShapeError) {
        statement = try object.required("statementType")
        target = try object.strings("statementTarget")
        (writes, reads) = (try object.strings("writes"), try object.strings("reads"))
        (sharedWrites, sqlHash) = (try object.strings("sharedWrites"), try object.string("sqlHash"))
    }
}
