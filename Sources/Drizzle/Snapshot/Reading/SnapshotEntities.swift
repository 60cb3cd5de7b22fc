import Catalog
import JSON
import SQL

/// Puts the tables of version 8 together from its flat list, in which every part names its table.
struct SnapshotEntities {
    private var tables: [Table] = []
    private var places: [QualifiedName: Int] = [:]

    /// Nothing of a table has come yet.
    var isEmpty: Bool { tables.isEmpty }

    private struct Table {
        var table: Schema.Table
        /// False for a table that only its parts have named, which Drizzle Kit never writes.
        var isListed = false
    }

    /// Takes in one entity; kinds that this program does not know say nothing about the schema it compares.
    mutating func add(_ entity: JSONObject, to recorded: inout RecordedSchema) throws(JSONShapeError) {
        switch try entity.required("entityType") {
        case "schemas": recorded.schema.schemas.append(try entity.required("name"))
        case "enums":
            recorded.schema.enums.append(
                .init(try entity.qualifiedName(), values: try entity.strings("values")))
        case "sequences": recorded.schema.sequences.append(try .init(entity))
        case "roles": try recorded.addRole(entity)
        case "views": try recorded.addView(entity)
        case "privileges": recorded.privileges.append(try .init(entity))
        case let kind: try addPart(of: kind, entity)
        }
    }

    /// The tables in the order in which they were first named.
    func complete(_ recorded: inout RecordedSchema) {
        recorded.schema.tables = tables.filter(\.isListed).map(\.table)
    }

    private mutating func addPart(of kind: String, _ entity: JSONObject) throws(JSONShapeError) {
        guard kind != "tables" else {
            let place = place(of: try entity.qualifiedName())
            tables[place].isListed = true
            tables[place].table.hasRowSecurity = try entity.flag("isRlsEnabled") ?? false
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

extension Schema.Table {
    fileprivate mutating func add(_ kind: String, _ entity: JSONObject) throws(JSONShapeError) {
        switch kind {
        case "columns": columns.append(try .init(entity))
        case "indexes": indexes.append(try .init(entity))
        case "fks": foreignKeys.append(try .init(entity))
        case "pks":
            primaryKey = .init(try entity.required("name"), columns: try entity.strings("columns"))
            primaryKey?.isNameExplicit = try entity.flag("nameExplicit") ?? true
        case "uniques": uniques.append(try .init(entity))
        case "checks": checks.append(try .init(entity))
        default: policies.append(try .init(entity))
        }
    }
}

extension RecordedSchema.Privilege {
    fileprivate init(_ entity: JSONObject) throws(JSONShapeError) {
        self.init(
            table: QualifiedName(try entity.string("schema") ?? "public", try entity.required("table")),
            grantor: try entity.required("grantor"), grantee: try entity.required("grantee"),
            kind: try entity.required("type"), isGrantable: try entity.flag("isGrantable") ?? false)
    }
}
