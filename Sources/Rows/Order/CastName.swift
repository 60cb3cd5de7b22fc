import Catalog
import SQL

extension ColumnType {
    /// The name by which a text becomes a value of the type, whatever the search path is, and without losing anything.
    ///
    /// Of a domain it is what the domain is made of. A bare `character` would be one letter long.
    var castName: String {
        let isArray = base.hasSuffix("[]")
        let element = isArray ? String(base.dropLast(2)) : base
        let name = Self.internalNames[element] ?? element
        let isQualified = name.unicodeScalars.contains(".")
        return (isQualified ? name : "pg_catalog.\(name)") + (isArray ? "[]" : "")
    }

    /// Where its operators live: an extension brings them along in the schema of its type.
    ///
    /// Enums, arrays, ranges and rows are compared by what comes with PostgreSQL, whoever made the type.
    var operatorSchema: Identifier {
        switch category {
        case .enum, .array, .range, .composite: Self.builtIn
        case .number, .text, .boolean, .time, .json, .bytes, .uuid, .other: schemaOfBase ?? Self.builtIn
        }
    }

    /// Whether the server can say which of two values is smaller.
    package var isOrdered: Bool { !Self.unordered.contains(base) }

    private var schemaOfBase: Identifier? {
        var (schema, isQuoted) = (String.UnicodeScalarView(), false)
        for scalar in base.unicodeScalars {
            if scalar == "\"" { isQuoted.toggle() }
            if scalar == ".", !isQuoted { return Identifier(String(schema).unquotedName) }
            schema.append(scalar)
        }
        return nil
    }

    private static let builtIn = Identifier("pg_catalog")

    private static let internalNames = [
        "smallint": "int2", "integer": "int4", "bigint": "int8", "real": "float4",
        "double precision": "float8",
        "boolean": "bool", "character": "bpchar", "character varying": "varchar", "bit varying": "varbit",
        "timestamp without time zone": "timestamp", "timestamp with time zone": "timestamptz",
        "time without time zone": "time", "time with time zone": "timetz",
    ]

    private static let unordered: Set<String> = [
        "json", "xml", "point", "line", "lseg", "box", "path", "polygon", "circle", "xid", "cid", "aclitem",
        "jsonpath", "refcursor", "txid_snapshot", "pg_snapshot",
    ]
}
