import JSON
import SQL

// The objects of versions 5 to 7, each from the member of its group.

extension SnapshotSchema.Table {
    init(_ value: JSONValue) throws(JSONShapeError) {
        let object = try JSONObject(value)
        self.init(try object.qualifiedName())
        let columns = try object.objects("columns")
        self.columns = try columns.map { column throws(JSONShapeError) in try .init(column) }
        let keyColumns = try columns.map { column throws(JSONShapeError) in
            try column.flag("primaryKey") == true ? try column.required("name") : nil
        }.compactMap(\.self)
        if !keyColumns.isEmpty { primaryKey = .init(nil, columns: keyColumns) }
        if let composite = try object.objects("compositePrimaryKeys").first {
            primaryKey = .init(try composite.string("name"), columns: try composite.strings("columns"))
        }
        let inlineUniques = try columns.map { column throws(JSONShapeError) in
            try SnapshotSchema.Unique(inline: column, of: name.name.name)
        }
        uniques = inlineUniques.compactMap(\.self)
        uniques += try object.objects("uniqueConstraints").map { unique throws(JSONShapeError) in
            try .init(unique)
        }
        foreignKeys = try object.objects("foreignKeys").map { key throws(JSONShapeError) in try .init(key) }
        checks = try object.objects("checkConstraints").map { check throws(JSONShapeError) in
            .init(try check.required("name"), try check.required("value"))
        }
        indexes = try object.objects("indexes").map { index throws(JSONShapeError) in try .init(index) }
        policies = try object.objects("policies").map { policy throws(JSONShapeError) in try .init(policy) }
        isRowSecurityEnabled = try object.flag("isRLSEnabled") ?? false
    }
}

extension SnapshotSchema.Column {
    fileprivate init(_ object: JSONObject) throws(JSONShapeError) {
        let written = try object.required("type")
        let base = written.withoutArraySuffix
        self.init(try object.required("name"), type: base.type)
        dimensions = base.dimensions
        typeSchema = try object.string("typeSchema")
        isNotNull = try object.flag("notNull") ?? false
        defaultExpression = try object["default"].map { value throws(JSONShapeError) in
            try value.defaultExpression()
        }
        generation = try object.object("generated").map { generated throws(JSONShapeError) in
            try generated.required("as")
        }
        identity = try object.object("identity").map { identity throws(JSONShapeError) in try .init(identity)
        }
    }
}

extension SnapshotSchema.Identity {
    init(_ object: JSONObject) throws(JSONShapeError) {
        self.init(
            isAlways: try object.required("type") == "always", sequence: try object.string("name"),
            options: try .init(object))
    }
}

extension SnapshotSchema.SequenceOptions {
    /// Versions 5 to 7 count in strings; version 8 has other names for two of them, and numbers.
    init(_ object: JSONObject) throws(JSONShapeError) {
        self.init()
        increment = try object.scalar("increment", or: "incrementBy")
        minimum = try object.scalar("minValue")
        maximum = try object.scalar("maxValue")
        start = try object.scalar("startWith")
        cache = try object.scalar("cache", or: "cacheSize")
        cycles = try object.flag("cycle") ?? false
    }
}

extension SnapshotSchema.Unique {
    fileprivate init(_ object: JSONObject) throws(JSONShapeError) {
        self.init(try object.required("name"), columns: try object.strings("columns"))
        treatsNullsAsEqual = try object.flag("nullsNotDistinct") ?? false
    }

    /// `isUnique` of a column, as the first kits wrote it.
    fileprivate init?(inline column: JSONObject, of table: String) throws(JSONShapeError) {
        guard try column.flag("isUnique") == true else { return nil }
        let name = try column.required("name")
        self.init(try column.string("uniqueName") ?? "\(table)_\(name)_unique", columns: [name])
        treatsNullsAsEqual = try column.flag("nullsNotDistinct") ?? false
    }
}

extension SnapshotSchema.ForeignKey {
    fileprivate init(_ object: JSONObject) throws(JSONShapeError) {
        let schema = try object.string("schemaTo") ?? ""
        self.init(
            try object.required("name"), columns: try object.strings("columnsFrom"),
            target: QualifiedName(schema.isEmpty ? "public" : schema, try object.required("tableTo")),
            targetColumns: try object.strings("columnsTo"))
        onDelete = try object.action("onDelete")
        onUpdate = try object.action("onUpdate")
    }
}

extension SnapshotSchema.Policy {
    init(_ value: JSONValue) throws(JSONShapeError) { try self.init(try JSONObject(value)) }

    /// Every version; 8 calls the roles `roles`.
    init(_ object: JSONObject) throws(JSONShapeError) {
        self.init(try object.required("name"))
        isPermissive = try object.string("as")?.uppercased() != "RESTRICTIVE"
        command = try object.string("for")?.uppercased() ?? "ALL"
        let roles = try object.strings("to") + object.strings("roles")
        if !roles.isEmpty { self.roles = roles }
        using = try object.string("using")
        withCheck = try object.string("withCheck")
        on = try object.string("on")
    }
}

extension SnapshotSchema.Enum {
    init(_ value: JSONValue) throws(JSONShapeError) {
        let object = try JSONObject(value)
        self.init(try object.qualifiedName(), values: [])
        guard let list = object["values"] else { return }
        switch list.content {
        // Version 5 has each value by itself.
        case .object(let members):
            values = try members.map { member throws(JSONShapeError) in try member.value.string() }
        default: values = try object.strings("values")
        }
    }
}

extension SnapshotSchema.Sequence {
    init(_ value: JSONValue) throws(JSONShapeError) {
        let object = try JSONObject(value)
        self.init(try object.qualifiedName(), options: try .init(object))
    }
}

extension SnapshotSchema.Role {
    init(_ value: JSONValue) throws(JSONShapeError) { try self.init(try JSONObject(value)) }

    /// Every version; only 8 has more than three attributes.
    init(_ object: JSONObject) throws(JSONShapeError) {
        self.init(try object.required("name"))
        createsDatabases = try object.flag("createDb") ?? false
        createsRoles = try object.flag("createRole") ?? false
        inherits = try object.flag("inherit") ?? true
        isSuperuser = try object.flag("superuser")
        canLogIn = try object.flag("canLogin")
        replicates = try object.flag("replication")
        bypassesRowSecurity = try object.flag("bypassRls")
        connectionLimit = try object.scalar("connLimit")
        validUntil = try object.scalar("validUntil")
    }
}

extension SnapshotSchema.View {
    init(_ value: JSONValue) throws(JSONShapeError) { try self.init(try JSONObject(value)) }

    /// Every version; 8 writes `null` for each option that is not set, and no columns.
    init(_ object: JSONObject) throws(JSONShapeError) {
        self.init(try object.qualifiedName(), definition: try object.string("definition"))
        columns = try object.object("columns")?.members.map(\.name) ?? []
        isMaterialized = try object.flag("materialized") ?? false
        isExisting = try object.flag("isExisting") ?? false
        isWithoutData = try object.flag("withNoData") ?? false
        accessMethod = try object.string("using")
        tablespace = try object.string("tablespace")
        options = try object.object("with")?.options() ?? []
    }
}
