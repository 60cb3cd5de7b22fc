import JSON
import SQL

/// Puts the tables of version 8 together from its flat list, in which every part names its table.
struct SnapshotEntities {
    private var tables: [Table] = []
    private var places: [QualifiedName: Int] = [:]

    /// Nothing of a table has come yet.
    var isEmpty: Bool { tables.isEmpty }

    private struct Table {
        var table: SnapshotSchema.Table
        /// False for a table that only its parts have named, which Drizzle Kit never writes.
        var isListed = false
    }

    /// Takes in one entity; kinds that this program does not know say nothing about the schema it compares.
    mutating func add(_ entity: JSONObject, to schema: inout SnapshotSchema) throws(JSONShapeError) {
        switch try entity.required("entityType") {
        case "schemas": schema.schemas.append(try entity.required("name"))
        case "enums":
            schema.enums.append(.init(try entity.qualifiedName(), values: try entity.strings("values")))
        case "sequences":
            schema.sequences.append(.init(try entity.qualifiedName(), options: try .init(entity)))
        case "roles": schema.roles.append(try .init(entity))
        case "views": schema.views.append(try .init(entity))
        case "privileges": schema.privileges.append(try .init(entity))
        case let kind: try addPart(of: kind, entity)
        }
    }

    /// The tables in the order in which they were first named.
    func complete(_ schema: inout SnapshotSchema) { schema.tables = tables.filter(\.isListed).map(\.table) }

    private mutating func addPart(of kind: String, _ entity: JSONObject) throws(JSONShapeError) {
        guard kind != "tables" else {
            let place = place(of: try entity.qualifiedName())
            tables[place].isListed = true
            tables[place].table.isRowSecurityEnabled = try entity.flag("isRlsEnabled") ?? false
            return
        }
        guard ["columns", "indexes", "fks", "pks", "uniques", "checks", "policies"].contains(kind) else {
            return
        }
        let schema = try entity.string("schema") ?? "public"
        let place = place(of: QualifiedName(schema, try entity.required("table")))
        try tables[place].table.add(kind, entity)
    }

    private mutating func place(of name: QualifiedName) -> Int {
        if let place = places[name] { return place }
        places[name] = tables.count
        tables.append(Table(table: .init(name)))
        return tables.count - 1
    }
}

extension SnapshotSchema.Table {
    fileprivate mutating func add(_ kind: String, _ entity: JSONObject) throws(JSONShapeError) {
        switch kind {
        case "columns": columns.append(try .init(entity: entity))
        case "indexes": indexes.append(try .init(entity))
        case "fks": foreignKeys.append(try .init(entity: entity))
        case "pks":
            primaryKey = .init(try entity.required("name"), columns: try entity.strings("columns"))
            primaryKey?.isNameExplicit = try entity.flag("nameExplicit") ?? true
        case "uniques":
            var unique = SnapshotSchema.Unique(
                try entity.required("name"), columns: try entity.strings("columns"))
            unique.isNameExplicit = try entity.flag("nameExplicit") ?? true
            unique.treatsNullsAsEqual = try entity.flag("nullsNotDistinct") ?? false
            uniques.append(unique)
        case "checks": checks.append(.init(try entity.required("name"), try entity.required("value")))
        default: policies.append(try .init(entity))
        }
    }
}

extension SnapshotSchema.Column {
    fileprivate init(entity: JSONObject) throws(JSONShapeError) {
        let base = try entity.required("type").withoutArraySuffix
        self.init(try entity.required("name"), type: base.type)
        dimensions = base.dimensions + (Int(try entity.scalar("dimensions") ?? "0") ?? 0)
        typeSchema = try entity.string("typeSchema")
        isNotNull = try entity.flag("notNull") ?? false
        defaultExpression = try entity.scalar("default")
        generation = try entity.object("generated").map { generated throws(JSONShapeError) in
            try generated.required("as")
        }
        identity = try entity.object("identity").map { identity throws(JSONShapeError) in try .init(identity)
        }
    }
}

extension SnapshotSchema.ForeignKey {
    fileprivate init(entity: JSONObject) throws(JSONShapeError) {
        self.init(
            try entity.required("name"), columns: try entity.strings("columns"),
            target: QualifiedName(try entity.string("schemaTo") ?? "public", try entity.required("tableTo")),
            targetColumns: try entity.strings("columnsTo"))
        isNameExplicit = try entity.flag("nameExplicit") ?? true
        onDelete = try entity.action("onDelete")
        onUpdate = try entity.action("onUpdate")
    }
}

extension SnapshotSchema.Privilege {
    fileprivate init(_ entity: JSONObject) throws(JSONShapeError) {
        self.init(
            table: QualifiedName(try entity.string("schema") ?? "public", try entity.required("table")),
            grantor: try entity.required("grantor"), grantee: try entity.required("grantee"),
            kind: try entity.required("type"), isGrantable: try entity.flag("isGrantable") ?? false)
    }
}
