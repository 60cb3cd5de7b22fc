import Catalog
import JSON

extension RecordedSchema {
    /// Reads a whole snapshot, table by table.
    ///
    /// Costs one pass over the file and the memory of the result; for the names alone ``Snapshot/reading(_:)`` is cheaper.
    ///
    /// - Parameter path: The full path of a `…_snapshot.json` (5 to 7) or a `snapshot.json` (8).
    /// - Returns: The schema.
    /// - Throws: ``SnapshotError``, with line and column of a mistake.
    package static func reading(_ path: String) throws(SnapshotError) -> RecordedSchema {
        do {
            return try RecordedSchema(json: try ProjectFiles().bytes(of: path), path: path)
        } catch let error as SnapshotError {
            throw error
        } catch ProjectFiles.Failure.unreadable(let reason) {
            throw .unreadable(path: path, reason: reason)
        } catch {
            throw .missing(path: path)
        }
    }

    /// Reads a whole snapshot that is in memory already.
    ///
    /// - Parameters:
    ///   - json: The file's bytes; a byte order mark in front is passed over.
    ///   - path: What the errors name.
    /// - Throws: ``SnapshotError``, with line and column of a mistake.
    package init(json: [UInt8], path: String) throws(SnapshotError) {
        var reader = RecordedSchemaReader()
        do {
            try reader.read(JSONReader(json))
        } catch {
            // What is no JSON at all is told apart from JSON that is no snapshot, by a pass that expects nothing.
            var everything = JSONReader(json)
            do {
                try everything.skipValue()
                try everything.finish()
            } catch {
                throw .notJSON(
                    path: path, place: TextPlace(offset: error.offset, in: json), expected: error.expected)
            }
            throw .malformed(
                path: path, place: TextPlace(offset: error.offset, in: json), expected: error.expected)
        }
        guard ["5", "6", "7", "8"].contains(reader.recorded.version) else {
            throw .unsupportedVersion(path: path, version: reader.recorded.version)
        }
        self = reader.recorded
    }
}

/// Collects the parts of a schema while a snapshot's bytes pass by.
private struct RecordedSchemaReader {
    private(set) var recorded = RecordedSchema(version: "")
    private var entities = SnapshotEntities()

    mutating func read(_ json: JSONReader) throws(JSONError) {
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
            _ = try json.each { value throws(JSONShapeError) in try recorded.addView(try JSONObject(value)) }
        case "roles":
            _ = try json.each { value throws(JSONShapeError) in try recorded.addRole(try JSONObject(value)) }
        case "policies":
            _ = try json.each { value throws(JSONShapeError) in
                try recorded.addLinkedPolicy(try JSONObject(value))
            }
        default: try json.skipValue()
        }
    }

    /// Version 8: one flat list in which columns and constraints name their table.
    private mutating func readEntities(_ json: inout JSONReader) throws(JSONError) {
        try json.readArray { json throws(JSONError) in
            try json.shaped { value throws(JSONShapeError) in
                try entities.add(try JSONObject(value), to: &recorded)
            }
        }
    }
}

extension JSONReader {
    /// Reads a value and looks at its parts; a part of the wrong kind is an error with its place.
    fileprivate mutating func shaped<Result>(
        _ body: (JSONValue) throws(JSONShapeError) -> Result
    ) throws(JSONError) -> Result {
        let value = try readValue()
        do {
            return try body(value)
        } catch {
            throw JSONError(reason: .other(expected: error.expected), offset: error.offset)
        }
    }

    /// The values of an object's members, in their order.
    fileprivate mutating func each<Element>(
        _ body: (JSONValue) throws(JSONShapeError) -> Element
    ) throws(JSONError) -> [Element] {
        var elements: [Element] = []
        try readObject { _, json throws(JSONError) in elements.append(try json.shaped(body)) }
        return elements
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

    /// A list in version 8; what `up` leaves there may be something else, which says nothing.
    fileprivate func renames() throws(JSONShapeError) -> [String] {
        guard case .array(let elements) = content else { return [] }
        return elements.compactMap(\.scalarText)
    }
}
