import Catalog
import JSON
import SQL

// The objects of a snapshot that stand by themselves.

extension Schema.Table {
    /// Versions 5 to 7, where a table holds its parts.
    init(_ value: JSONValue) throws(JSONShapeError) {
        let object = try JSONObject(value)
        self.init(try object.qualifiedName())
        let columns = try object.objects("columns")
        self.columns = try columns.map { column throws(JSONShapeError) in try .init(column) }
        primaryKey = try Schema.Key(primaryOf: object, columns, table: name.name.name)
        let inlineUniques = try columns.map { column throws(JSONShapeError) in
            try Schema.Key(inline: column, of: name.name.name)
        }
        uniques = inlineUniques.compactMap(\.self)
        uniques += try object.objects("uniqueConstraints").map { unique throws(JSONShapeError) in
            try .init(unique)
        }
        foreignKeys = try object.objects("foreignKeys").map { key throws(JSONShapeError) in try .init(key) }
        checks = try object.objects("checkConstraints").map { check throws(JSONShapeError) in
            try .init(check)
        }
        indexes = try object.objects("indexes").map { index throws(JSONShapeError) in try .init(index) }
        policies = try object.objects("policies").map { policy throws(JSONShapeError) in try .init(policy) }
        hasRowSecurity = try object.flag("isRLSEnabled") ?? false
    }
}

extension Schema.Key {
    /// From the columns that say it of themselves, whose key PostgreSQL names, or from the key over several.
    fileprivate init?(primaryOf object: JSONObject, _ columns: [JSONObject], table: String)
        throws(JSONShapeError)
    {
        let composite = try object.objects("compositePrimaryKeys").first
        let single = try columns.map { column throws(JSONShapeError) in
            try column.flag("primaryKey") == true ? try column.required("name") : nil
        }.compactMap(\.self)
        guard composite != nil || !single.isEmpty else { return nil }
        let name = try composite?.string("name")
        self.init(name ?? table.primaryKeyName, columns: try composite?.strings("columns") ?? single)
        isNameExplicit = name != nil
    }

    /// `isUnique` of a column, as the first kits wrote it.
    fileprivate init?(inline column: JSONObject, of table: String) throws(JSONShapeError) {
        guard try column.flag("isUnique") == true else { return nil }
        let name = try column.required("name")
        self.init(try column.string("uniqueName") ?? "\(table)_\(name)_unique", columns: [name])
        treatsNullsAsEqual = try column.flag("nullsNotDistinct") ?? false
    }
}

extension Schema.Enum {
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

extension Schema.Sequence {
    init(_ object: JSONObject) throws(JSONShapeError) {
        self.init(try object.qualifiedName(), counting: try .init(object))
    }
}

extension RecordedSchema {
    /// Every version; only 8 has more than three attributes.
    mutating func addRole(_ object: JSONObject) throws(JSONShapeError) {
        let name = try object.required("name")
        schema.roles.append(
            .init(
                name, createsDatabases: try object.flag("createDb") ?? false,
                createsRoles: try object.flag("createRole") ?? false,
                inherits: try object.flag("inherit") ?? true))
        roleAttributes[name] = RoleAttributes(
            isSuperuser: try object.flag("superuser"), canLogIn: try object.flag("canLogin"),
            replicates: try object.flag("replication"), bypassesRowSecurity: try object.flag("bypassRls"),
            connectionLimit: try object.scalar("connLimit"), validUntil: try object.scalar("validUntil"))
    }

    /// Every version; 8 writes `null` for each option that is not set, and no columns.
    mutating func addView(_ object: JSONObject) throws(JSONShapeError) {
        guard try object.flag("isExisting") != true else {
            schema.foreignViews.insert(try object.qualifiedName())
            return
        }
        var view = Schema.View(try object.qualifiedName(), definition: try object.required("definition"))
        view.columns = try object.object("columns")?.members.map(\.name) ?? []
        view.isMaterialized = try object.flag("materialized") ?? false
        view.accessMethod = try object.string("using")
        view.tablespace = try object.string("tablespace")
        view.options = try object.object("with")?.options(\.snakeCase) ?? []
        schema.views.append(view)
        if try object.flag("withNoData") == true { viewsWithoutData.insert(view.name) }
    }

    /// Only version 7 has policies on tables that are not in the Drizzle schema.
    mutating func addLinkedPolicy(_ object: JSONObject) throws(JSONShapeError) {
        schema.linkedPolicies[try object.table("on"), default: []].append(try .init(object))
    }
}

extension String {
    /// PostgreSQL's own name for a primary key; it cuts the table's name, never the ending.
    fileprivate var primaryKeyName: String {
        var table = self
        while table.utf8.count > 63 - 5 { table.removeLast() }
        return table + "_pkey"
    }

    /// `securityBarrier` is `security_barrier`.
    fileprivate var snakeCase: String {
        reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) }
    }
}
