/// The shapes of snapshots that Drizzle Kit takes, by version; compiled once for a run.
///
/// For versions 5 to 7 these are the checks that `drizzle-kit check` makes: fields it does not know make an object
/// malformed, except where its own description of the object is open (the outermost object, `_meta`, `internal`,
/// `identity`, `generated` and the columns of an index). For version 8 unknown fields are let pass: its entities grew from
/// one release candidate to the next. In version 9 an entity with a field that is not known is malformed again.
///
/// - Source: drizzle-kit/src/serializer/pgSchema.ts (`pgSchema`, `pgSchemaV5`, `pgSchemaV6`);
///   drizzle-kit/src/dialects/postgres/{ddl,snapshot}.ts of 1.0; rc.5, run on broken folders (9).
struct SnapshotShapes: Sendable {
    private let five = ShapeTable(JSONShape.versionFive)
    private let six = ShapeTable(JSONShape.versionSix)
    private let seven = ShapeTable(JSONShape.versionSeven)
    private let eight = ShapeTable(JSONShape.versionEight)
    private let nine = ShapeTable(JSONShape.versionNine)

    /// `nil` for a version that nobody reads any more, or that nobody knows yet.
    func table(ofVersion version: String) -> ShapeTable? {
        switch version {
        case "5": five
        case "6": six
        case "7": seven
        case "8": eight
        case "9": nine
        default: nil
        }
    }
}

extension JSONShape {
    fileprivate static let versionFive = snapshot(
        version: "5", dialect: "pg", table: table(index: oldIndex, []),
        enumeration: .strict(.init("name", .string), .init("values", .map(of: .string))), [])

    fileprivate static let versionSix = snapshot(
        version: "6", dialect: "postgresql", table: table(index: oldIndex, []), enumeration: enumeration, [])

    fileprivate static let versionSeven = snapshot(
        version: "7", dialect: "postgresql",
        table: table(
            index: index,
            [
                .optional("policies", .map(of: policy)),
                .optional(
                    "checkConstraints", .map(of: .strict(.init("name", .string), .init("value", .string)))),
                .optional("isRLSEnabled", .boolean),
            ]),
        enumeration: enumeration,
        [
            .optional("sequences", .map(of: sequence)), .optional("roles", .map(of: role)),
            .optional("policies", .map(of: policy)), .optional("views", .map(of: view)),
        ])

    /// The outermost object of versions 5 to 7.
    private static func snapshot(
        version: String, dialect: String, table: JSONShape, enumeration: JSONShape, _ more: [Field]
    ) -> JSONShape {
        let renames = JSONShape.map(of: .string)
        let meta = JSONShape.open(
            .init("columns", renames), .init("schemas", renames), .init("tables", renames))
        return .object(
            [
                Field("id", .string, capture: .id), Field("prevId", .string, capture: .parent),
                Field("version", .oneOf([version]), capture: .version),
                Field("dialect", .oneOf([dialect]), capture: .dialect),
                Field("tables", .map(of: table)), Field("enums", .map(of: enumeration)),
                Field("schemas", .map(of: .string)),
            ] + more + [Field("_meta", meta), .optional("internal", internals)],
            isStrict: false)
    }

    private static func table(index: JSONShape, _ more: [Field]) -> JSONShape {
        let unique = JSONShape.strict(
            .init("name", .string), .init("nullsNotDistinct", .boolean), .init("columns", .strings))
        let primaryKey = JSONShape.strict(.init("columns", .strings), .init("name", .string))
        return .object(
            [
                Field("name", .string), Field("schema", .string), Field("columns", .map(of: column)),
                Field("indexes", .map(of: index)), Field("foreignKeys", .map(of: foreignKey)),
                Field("compositePrimaryKeys", .map(of: primaryKey)),
                .optional("uniqueConstraints", .map(of: unique)),
            ] + more, isStrict: true)
    }

    private static let column = JSONShape.strict(
        .init("name", .string), .init("type", .string), .optional("typeSchema", .string),
        .init("primaryKey", .boolean), .init("notNull", .boolean), .optional("default", .any),
        .optional("isUnique", .any), .optional("uniqueName", .string),
        .optional("nullsNotDistinct", .boolean),
        .optional("generated", .open(.init("as", .string), .init("type", .oneOf(["stored"])))),
        .optional("identity", identity))

    private static let identity = JSONShape.open(
        .init("type", .oneOf(["always", "byDefault"])), .init("name", .string), .init("schema", .string),
        .optional("increment", .string), .optional("startWith", .string), .optional("minValue", .string),
        .optional("maxValue", .string), .optional("cache", .string), .optional("cycle", .boolean))

    private static let oldIndex = JSONShape.strict(
        .init("name", .string), .init("columns", .strings), .init("isUnique", .boolean),
        .optional("where", .string), .optional("concurrently", .boolean), .optional("method", .string),
        .optional("with", .map(of: .string)))

    private static let index = JSONShape.strict(
        .init("name", .string), .init("columns", .array(of: indexColumn)), .init("isUnique", .boolean),
        .optional("where", .string), .optional("concurrently", .boolean), .optional("method", .string),
        .optional("with", .map(of: .any)))

    private static let indexColumn = JSONShape.open(
        .init("expression", .string), .init("isExpression", .boolean), .init("asc", .boolean),
        .optional("nulls", .string), .optional("opclass", .string))

    private static let foreignKey = JSONShape.strict(
        .init("name", .string), .init("tableFrom", .string), .init("tableTo", .string),
        .optional("schemaTo", .string), .init("columnsFrom", .strings), .init("columnsTo", .strings),
        .optional("onDelete", .string), .optional("onUpdate", .string))

    private static let enumeration = JSONShape.strict(
        .init("name", .string), .init("schema", .string), .init("values", .strings))

    private static let sequence = JSONShape.strict(
        .init("name", .string), .init("schema", .string), .optional("increment", .string),
        .optional("startWith", .string), .optional("minValue", .string), .optional("maxValue", .string),
        .optional("cache", .string), .optional("cycle", .boolean))

    private static let role = JSONShape.strict(
        .init("name", .string), .optional("createDb", .boolean), .optional("createRole", .boolean),
        .optional("inherit", .boolean))

    private static let policy = JSONShape.strict(
        .init("name", .string), .optional("as", .oneOf(["PERMISSIVE", "RESTRICTIVE"])),
        .optional("for", .oneOf(["ALL", "SELECT", "INSERT", "UPDATE", "DELETE"])), .optional("to", .strings),
        .optional("using", .string), .optional("withCheck", .string), .optional("on", .string),
        .optional("schema", .string))

    private static let view = JSONShape.strict(
        .init("columns", .map(of: column)), .optional("definition", .string), .init("name", .string),
        .init("schema", .string), .init("isExisting", .boolean), .optional("with", .map(of: .any)),
        .init("materialized", .boolean), .optional("withNoData", .boolean), .optional("using", .string),
        .optional("tablespace", .string))

    /// What `drizzle-kit pull` adds.
    private static let internals = JSONShape.open(
        .init("tables", .map(of: .open(.init("columns", .map(of: .open()))))))
}
