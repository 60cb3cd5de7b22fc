import Catalog
import JSON

extension RecordedSchema {
    /// Reads a whole snapshot, table by table.
    ///
    /// Costs one pass over the file and the memory of the result; for the names alone ``Snapshot/reading(_:)`` is cheaper.
    /// A snapshot of version 9 that holds differences costs a pass over each snapshot that leads to it.
    ///
    /// - Parameters:
    ///   - path: The full path of a `…_snapshot.json` (5 to 7) or a `snapshot.json` (8, 9).
    ///   - others: Snapshots of the same folder whose differences are wanted besides (9), such as those of another leaf.
    /// - Returns: The schema.
    /// - Throws: ``SnapshotError``, with line and column of a mistake.
    package static func reading(_ path: String, and others: [String] = []) throws(SnapshotError)
        -> RecordedSchema
    {
        let reader = try RecordedSchemaReader(try SnapshotBytes.reading(path), of: path)
        guard reader.recorded.version == "9", reader.isDifference || !others.isEmpty else {
            return reader.recorded
        }
        var recorded = reader.recorded
        recorded.schema = Schema()
        try recorded.take(try SnapshotState.reading(path, and: others))
        return recorded
    }

    /// Reads a whole snapshot that is in memory already.
    ///
    /// - Parameters:
    ///   - json: The file's bytes; a byte order mark in front is passed over.
    ///   - path: What the errors name.
    /// - Throws: ``SnapshotError``, with line and column of a mistake; differences (9) mean nothing alone.
    package init(json: [UInt8], path: String) throws(SnapshotError) {
        let reader = try RecordedSchemaReader(json, of: path)
        guard !reader.isDifference else { throw .brokenChain(path: path, .withoutBase) }
        self = reader.recorded
    }

    private mutating func take(_ state: SnapshotState) throws(SnapshotError) {
        var entities = SnapshotEntities()
        for entity in state.entities {
            do {
                try entities.add(try JSONObject(entity.value), to: &self)
            } catch {
                throw .malformed(
                    path: entity.file,
                    place: TextPlace(offset: error.offset, in: try SnapshotBytes.reading(entity.file)),
                    expected: error.expected)
            }
        }
        entities.complete(&self)
    }
}

/// Collects the parts of a schema while a snapshot's bytes pass by.
private struct RecordedSchemaReader {
    private(set) var recorded = RecordedSchema(version: "")
    /// Only what changed is in the file (9).
    private(set) var isDifference = false
    private var entities = SnapshotEntities()

    init(_ bytes: [UInt8], of path: String) throws(SnapshotError) {
        do { try read(JSONReader(bytes)) } catch { throw SnapshotBytes.error(error, in: bytes, of: path) }
        guard ["5", "6", "7", "8", "9"].contains(recorded.version) else {
            throw .unsupportedVersion(path: path, version: recorded.version)
        }
    }

    private mutating func read(_ json: JSONReader) throws(JSONError) {
        var json = json
        try json.readObject { key, json throws(JSONError) in
            switch key {
            case "version":
                recorded.version = try json.shaped { value throws(JSONShapeError) in try value.version() }
            case "id": recorded.id = try json.readString()
            case "prevId": recorded.previousIDs = [try json.readString()]
            case "prevIds":
                recorded.previousIDs = try json.shaped { value throws(JSONShapeError) in try value.strings() }
            case "renames":
                recorded.renames = try json.shaped { value throws(JSONShapeError) in try value.renames() }
            case "ddl": try readEntities(&json)
            case "deltas":
                isDifference = true
                try json.skipValue()
            default: try readGroup(key, &json)
            }
        }
        try json.finish()
        if !entities.isEmpty { entities.complete(&recorded) }
    }

    /// Versions 5 to 7: objects of one kind by name.
    private mutating func readGroup(_ key: String, _ json: inout JSONReader) throws(JSONError) {
        switch key {
        case "tables":
            recorded.schema.tables = try json.each { value throws(JSONShapeError) in try .init(value) }
        case "enums":
            recorded.schema.enums = try json.each { value throws(JSONShapeError) in try .init(value) }
        case "schemas":
            recorded.schema.schemas = try json.each { value throws(JSONShapeError) in try value.string() }
        case "sequences":
            recorded.schema.sequences = try json.each { value throws(JSONShapeError) in
                try .init(try JSONObject(value))
            }
        case "views":
            try json.shaped { value throws(JSONShapeError) in
                for view in try value.objects() { try recorded.addView(view) }
            }
        case "roles":
            try json.shaped { value throws(JSONShapeError) in
                for role in try value.objects() { try recorded.addRole(role) }
            }
        case "policies":
            try json.shaped { value throws(JSONShapeError) in
                for policy in try value.objects() { try recorded.addLinkedPolicy(policy) }
            }
        default: try json.skipValue()
        }
    }

    /// Versions 8 and 9: one flat list in which columns and constraints name their table.
    private mutating func readEntities(_ json: inout JSONReader) throws(JSONError) {
        try json.readArray { json throws(JSONError) in
            try json.shaped { value throws(JSONShapeError) in
                try entities.add(try JSONObject(value), to: &recorded)
            }
        }
    }
}

extension JSONValue {
    fileprivate func version() throws(JSONShapeError) -> String {
        guard let text = scalarText else { throw JSONShapeError(expected: "a version", offset: offset) }
        return text
    }

    fileprivate func strings() throws(JSONShapeError) -> [String] {
        guard case .array(let elements) = content else {
            throw JSONShapeError(expected: JSONKind.array.rawValue, offset: offset)
        }
        return try elements.map { element throws(JSONShapeError) in try element.string() }
    }

    /// The members of an object of objects, in their order.
    fileprivate func objects() throws(JSONShapeError) -> [JSONObject] {
        try JSONObject(self).members.map { member throws(JSONShapeError) in try JSONObject(member.value) }
    }

    /// A list in version 8; what `up` leaves there may be something else, which says nothing.
    fileprivate func renames() throws(JSONShapeError) -> [String] {
        guard case .array(let elements) = content else { return [] }
        return elements.compactMap(\.scalarText)
    }
}
