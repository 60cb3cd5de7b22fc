// The shapes of versions 8 and 9, whose entities are one flat list.

extension JSONShape {
    /// The outermost object of version 8 and the entities in it.
    static let versionEight = JSONShape.open(
        .init("version", .oneOf(["8"]), capture: .version),
        .init("dialect", .oneOf(["postgres"]), capture: .dialect),
        .init("id", .string, capture: .id), .init("prevIds", .strings, capture: .parent),
        .init("ddl", .array(of: .tagged(by: "entityType", entities(isStrict: false)))),
        .init("renames", .strings))

    /// Version 9: a whole schema, or what changed.
    static let versionNine = JSONShape.tagged(
        by: "type",
        [
            ("base", nine("base", Field("ddl", .array(of: entity)))),
            ("diff", nine("diff", Field("deltas", .array(of: delta)))),
        ])

    private static func nine(_ type: String, _ content: Field) -> JSONShape {
        .open(
            .init("type", .oneOf([type])), .init("version", .oneOf(["9"]), capture: .version),
            .init("dialect", .oneOf(["postgres"]), capture: .dialect),
            .init("id", .string, capture: .id), .init("prevIds", .strings, capture: .parent),
            .init("footprints", .array(of: footprint)), content)
    }

    private static let entity = JSONShape.tagged(by: "entityType", entities(isStrict: true))

    private static let delta = JSONShape.tagged(
        by: "op",
        [
            ("create", .open(.init("op", .string), .init("row", entity))),
            ("drop", .open(.init("op", .string), .init("key", .string))),
            ("alter", .open(.init("op", .string), .init("key", .string), .init("set", .map(of: .any)))),
            ("rename", .open(.init("op", .string), .init("key", .string), .init("set", .map(of: .any)))),
        ])

    private static let footprint = JSONShape.open(
        .init("statementType", .string), .init("statementTarget", .strings), .init("writes", .strings),
        .optional("reads", .strings), .optional("sharedWrites", .strings), .optional("sqlHash", text))

    private static let text = JSONShape.nullable(.string)
    private static let flag = JSONShape.nullable(.boolean)

    private static func entities(isStrict: Bool) -> [(tag: String, shape: JSONShape)] {
        func named(_ fields: [Field]) -> JSONShape {
            .object([Field("entityType", .string), Field("name", .string)] + fields, isStrict: isStrict)
        }
        func inTable(_ fields: [Field]) -> JSONShape {
            named([Field("schema", .string), Field("table", .string)] + fields)
        }
        func constraint(_ fields: [Field]) -> JSONShape {
            inTable([.optional("nameExplicit", .boolean)] + fields)
        }
        return [
            ("schemas", named([])),
            ("enums", named([Field("schema", .string), Field("values", .strings)])),
            ("tables", named([Field("schema", .string), Field("isRlsEnabled", .boolean)])),
            ("columns", inTable(columnFields)),
            ("indexes", constraint(indexFields)),
            ("fks", constraint(foreignKeyFields)),
            ("pks", constraint([Field("columns", .strings)])),
            ("uniques", constraint([Field("columns", .strings), Field("nullsNotDistinct", .boolean)])),
            ("checks", constraint([Field("value", .string)])),
            ("sequences", named(sequenceFields)),
            ("roles", named(roleFields)),
            ("privileges", .open()),
            ("policies", inTable(policyFields)),
            ("views", named(viewFields)),
        ]
    }

    private static let columnFields = [
        Field("type", .string), Field("typeSchema", text), Field("notNull", .boolean),
        Field("dimensions", .number), Field("default", .any), Field("generated", .any),
        Field("identity", .any),
    ]

    private static let indexFields = [
        Field("columns", .array(of: .open(.init("value", .string), .init("isExpression", .boolean)))),
        Field("isUnique", .boolean), Field("where", text), Field("method", .string),
        .optional("with", text), .optional("concurrently", .boolean),
    ]

    private static let foreignKeyFields = [
        Field("columns", .strings), Field("schemaTo", .string), Field("tableTo", .string),
        Field("columnsTo", .strings), Field("onUpdate", text), Field("onDelete", text),
    ]

    private static let sequenceFields = [
        Field("schema", .string), .optional("incrementBy", .any), .optional("minValue", .any),
        .optional("maxValue", .any), .optional("startWith", .any), .optional("cacheSize", .any),
        .optional("cycle", flag),
    ]

    private static let roleFields =
        ["superuser", "createDb", "createRole", "inherit", "canLogin", "replication", "bypassRls"]
        .map { Field.optional($0, flag) }
        + ["connLimit", "password", "validUntil"].map { Field.optional($0, .any) }

    private static let policyFields = [
        Field("roles", .strings), Field("using", text), Field("withCheck", text), .optional("as", text),
        .optional("for", text),
    ]

    private static let viewFields = [
        Field("schema", .string), Field("definition", text), Field("materialized", .boolean),
        .optional("with", .any), .optional("withNoData", flag), .optional("using", text),
        .optional("tablespace", text),
    ]
}
