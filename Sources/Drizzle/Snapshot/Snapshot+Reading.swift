import Catalog
import JSON
import SQL

extension Snapshot {
    /// Reads the names out of a snapshot in one pass over its bytes; everything else is passed over.
    ///
    /// - Parameter path: The full path of a `…_snapshot.json` (5 to 7) or a `snapshot.json` (8, 9).
    /// - Returns: The names.
    /// - Throws: ``SnapshotError``, with the place of a mistake.
    package static func reading(_ path: String) throws(SnapshotError) -> Snapshot {
        let bytes = try SnapshotBytes.reading(path)
        var reader = SnapshotReader(json: JSONReader(bytes))
        do { try reader.read() } catch {
            throw .notJSON(
                path: path, place: TextPlace(offset: error.offset, in: bytes), expected: error.expected)
        }
        // Of differences only the whole chain makes a schema.
        guard reader.version != "9" else { return Snapshot(try RecordedSchema.reading(path)) }
        guard ["5", "6", "7", "8"].contains(reader.version) else {
            throw .unsupportedVersion(path: path, version: reader.version)
        }
        return reader.snapshot
    }
}

extension Snapshot {
    private init(_ recorded: RecordedSchema) {
        self.init(
            version: recorded.version,
            tables: recorded.schema.tables.map { .init($0.name, $0.columns.map(\.name)) },
            views: recorded.schema.views.map { .init($0.name, $0.columns) })
    }
}

extension Snapshot.Relation {
    fileprivate init(_ name: QualifiedName, _ columns: [String]) {
        self.init(schema: name.schema.name, name: name.name.name, columns: columns)
    }
}

extension MigrationFolder {
    /// The snapshot Drizzle Kit compares the schema with; `nil` when no migration has one.
    ///
    /// For 0.x that is the last file of `meta/` by name, whatever the journal says; for 1.0 the newest folder's.
    package var newestSnapshotFile: String? {
        let files = ProjectFiles()
        guard era == .journal else {
            return migrations.last { files.isFile($0.snapshotFile) }?.snapshotFile
        }
        let meta = path + "/meta"
        let names = (files.entries(of: meta) ?? []).map(\.name)
        return names.last { $0.hasSuffix("_snapshot.json") && !$0.hasPrefix("_") }.map { "\(meta)/\($0)" }
    }
}

/// Collects names while a snapshot's bytes pass by.
private struct SnapshotReader {
    var json: JSONReader
    private(set) var version = ""
    private var tables: [Draft] = []
    private var views: [Draft] = []

    /// A relation while its columns are still coming.
    private struct Draft {
        var schema = ""
        var name = ""
        var columns: [String] = []

        var relation: Snapshot.Relation {
            .init(schema: schema.isEmpty ? "public" : schema, name: name, columns: columns)
        }
    }

    init(json: JSONReader) { self.json = json }

    var snapshot: Snapshot {
        Snapshot(version: version, tables: tables.map(\.relation), views: views.map(\.relation))
    }

    mutating func read() throws(JSONError) {
        var json = json
        try json.readObject { key, json throws(JSONError) in
            switch key {
            case "version": version = try json.peek() == .string ? json.readString() : json.readNumber()
            case "tables": tables = try relations(&json)
            case "views": views = try relations(&json)
            case "ddl": try readEntities(&json)
            default: try json.skipValue()
            }
        }
        try json.finish()
    }

    /// Versions 5 to 7: objects by name.
    private func relations(_ json: inout JSONReader) throws(JSONError) -> [Draft] {
        var drafts = LastOfName<Draft>()
        try json.readObject { key, json throws(JSONError) in
            var draft = Draft()
            try json.readObject { key, json throws(JSONError) in
                switch key {
                case "name": draft.name = try json.readString()
                case "schema": draft.schema = try text(&json) ?? ""
                case "columns": draft.columns = try columns(&json)
                default: try json.skipValue()
                }
            }
            drafts.set(key, draft)
        }
        return drafts.values
    }

    private func columns(_ json: inout JSONReader) throws(JSONError) -> [String] {
        var columns = LastOfName<String>()
        try json.readObject { key, json throws(JSONError) in
            columns.set(key, key)
            try json.skipValue()
        }
        return columns.values
    }

    /// Version 8: one flat list, columns after their tables.
    private mutating func readEntities(_ json: inout JSONReader) throws(JSONError) {
        var places: [String: Int] = [:]
        try json.readArray { json throws(JSONError) in
            let entity = try entity(&json)
            switch entity["entityType"] {
            case "tables":
                places["\(entity["schema"] ?? "").\(entity["name"] ?? "")"] = tables.count
                tables.append(Draft(schema: entity["schema"] ?? "", name: entity["name"] ?? ""))
            case "views": views.append(Draft(schema: entity["schema"] ?? "", name: entity["name"] ?? ""))
            case "columns":
                guard let place = places["\(entity["schema"] ?? "").\(entity["table"] ?? "")"] else { return }
                tables[place].columns.append(entity["name"] ?? "")
            default: break
            }
        }
    }

    private func entity(_ json: inout JSONReader) throws(JSONError) -> [String: String] {
        var entity: [String: String] = [:]
        try json.readObject { key, json throws(JSONError) in
            if ["entityType", "schema", "table", "name"].contains(key) {
                entity[key] = try text(&json)
            } else {
                try json.skipValue()
            }
        }
        return entity
    }

    private func text(_ json: inout JSONReader) throws(JSONError) -> String? {
        if try json.peek() == .string { return try json.readString() }
        try json.skipValue()
        return nil
    }
}
