package import Catalog
import SQL

extension Schema.TypeName {
    /// The type that Drizzle's text stands for, spelled as PostgreSQL spells it.
    ///
    /// A type that is none of PostgreSQL's own has the recorded schema, or an empty one when nobody recorded it.
    ///
    /// - Source: PostgreSQL, `format_type.c`; drizzle-orm/src/pg-core/columns.
    package init(drizzle text: String, schema: String?, isArray: Bool) {
        let parts = TypeText(text)
        if schema == nil, let spelled = parts.postgresSpelling {
            self.init(spelled, dimensions: isArray ? 1 : 0)
            return
        }
        let names = parts.qualifiedName
        self.init(
            names.name, schema: schema ?? names.schema ?? "", modifier: parts.modifier,
            dimensions: isArray ? 1 : 0)
    }
}

/// A type's text taken apart: `timestamp (3) with time zone` is a name, a modifier and what follows.
struct TypeText {
    private(set) var name: String
    /// Such as `(10,2)`, without spaces.
    private(set) var modifier = ""
    private var suffix = ""

    init(_ text: String) {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard let open = words.firstIndex(of: "("), let close = words[open...].firstIndex(of: ")") else {
            name = words
            return
        }
        name = words[..<open].trimmingSpaces
        modifier = String(words[open...close].replacing(" ", with: ""))
        suffix = words[words.index(after: close)...].trimmingSpaces
    }

    /// As `format_type` writes it; `nil` for types that are not PostgreSQL's own.
    var postgresSpelling: String? {
        let lower = name.lowercased()
        switch lower + (suffix.isEmpty ? "" : " " + suffix.lowercased()) {
        case "int", "int4", "integer", "serial", "serial4": return "integer"
        case "int8", "bigint", "bigserial", "serial8": return "bigint"
        case "int2", "smallint", "smallserial", "serial2": return "smallint"
        case "bool", "boolean": return "boolean"
        case "float4", "real": return "real"
        case "float8", "double precision": return "double precision"
        case "float":
            return modifier.isEmpty || (Int(modifier.dropFirst().dropLast()) ?? 53) > 24
                ? "double precision" : "real"
        case "numeric", "decimal", "dec": return "numeric" + scaled
        case "varchar", "character varying": return "character varying" + modifier
        case "char", "character": return "character" + (modifier.isEmpty ? "(1)" : modifier)
        case "bpchar" where !modifier.isEmpty: return "character" + modifier
        case "bit": return "bit" + (modifier.isEmpty ? "(1)" : modifier)
        case "varbit", "bit varying": return "bit varying" + modifier
        case "timestamp", "timestamp without time zone": return "timestamp\(modifier) without time zone"
        case "timestamptz", "timestamp with time zone": return "timestamp\(modifier) with time zone"
        case "time", "time without time zone": return "time\(modifier) without time zone"
        case "timetz", "time with time zone": return "time\(modifier) with time zone"
        case let other:
            if TypeText.intervals.contains(other) { return other + modifier }
            return Self.ownTypes.contains(other) ? other + modifier : nil
        }
    }

    /// `numeric(10)` is `numeric(10,0)`.
    private var scaled: String {
        modifier.isEmpty || modifier.contains(",") ? modifier : modifier.dropLast() + ",0)"
    }

    /// The name without its quotes, and the schema where it is written along.
    var qualifiedName: (schema: String?, name: String) {
        let parts = name.split(separator: ".", maxSplits: 1).map { $0.trimmingQuotes }
        return parts.count == 2 ? (parts[0], parts[1]) : (nil, name[...].trimmingQuotes)
    }

    /// `interval` with the fields it may be restricted to.
    ///
    /// - Source: PostgreSQL, `gram.y`, `opt_interval`.
    private static let intervals = Set(
        [
            "", " year", " month", " day", " hour", " minute", " second", " year to month", " day to hour",
            " day to minute", " day to second", " hour to minute", " hour to second", " minute to second",
        ].map { "interval" + $0 })

    /// What lives in `pg_catalog` and is spelled as it is called.
    private static let ownTypes = Set(
        """
        text json jsonb uuid date bytea inet cidr macaddr macaddr8 point line lseg box path polygon circle tsvector tsquery
        xml money name oid regclass regtype regproc xid xid8 pg_lsn int4range int8range numrange tsrange tstzrange daterange
        int4multirange int8multirange nummultirange tsmultirange tstzmultirange datemultirange jsonpath bpchar refcursor
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}

extension Substring {
    fileprivate var trimmingSpaces: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }

    fileprivate var trimmingQuotes: String {
        let scalars = unicodeScalars
        return scalars.count >= 2 && scalars.first == "\"" && scalars.last == "\""
            ? String(scalars.dropFirst().dropLast()).halving("\"") : String(self)
    }
}
