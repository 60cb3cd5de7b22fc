/// A data type as a statement writes it, with PostgreSQL's own spelling of its aliases.
///
/// `varchar(255)` and `character varying(255)` are the same; `numeric(10)` and `numeric(10,0)` too. The parser resolves the
/// aliases that are keywords; a quoted `"int8"` is the same type as `bigint`.
package struct TypeReference: Hashable, Sendable, CustomStringConvertible {
    /// Without `pg_catalog`: a built-in type has no schema, and neither has one that the search path finds.
    package let name: ObjectName
    /// Lengths, precisions and other modifiers, as text.
    package let modifiers: [String]
    /// PostgreSQL keeps neither the number nor the bounds of dimensions.
    package let isArray: Bool
    package let isSetOf: Bool

    package init(_ name: ObjectName, modifiers: [String] = [], isArray: Bool = false, isSetOf: Bool = false) {
        (self.name, self.modifiers) = (name, modifiers)
        (self.isArray, self.isSetOf) = (isArray, isSetOf)
    }

    /// The integer that a serial type stands for, which comes with a sequence of its own.
    ///
    /// `nil` for every type but `serial`, `bigserial` and `smallserial`.
    package var serial: TypeReference? {
        guard name.schema == nil, !isArray else { return nil }
        let integer: String? =
            switch name.name.name {
            case "serial", "serial4": "int4"
            case "bigserial", "serial8": "int8"
            case "smallserial", "serial2": "int2"
            default: nil
            }
        return integer.map { TypeReference(ObjectName(Identifier($0))) }
    }

    package var description: String {
        let modifiers = modifiers.isEmpty ? "" : "(\(modifiers.joined(separator: ",")))"
        let known = name.schema == nil ? Self.spellings[name.name.name] : nil
        let shown = modifiers + (isArray ? "[]" : "")
        guard let known, known.contains(" with") else { return (known ?? "\(name)") + shown }
        let words = known.split(separator: " ", maxSplits: 1)
        return "\(words[0])\(modifiers) \(words[1])\(isArray ? "[]" : "")"
    }

    /// How `format_type` writes the types whose internal names people do not know.
    private static let spellings = [
        "int2": "smallint", "int4": "integer", "int8": "bigint", "float4": "real",
        "float8": "double precision",
        "bool": "boolean", "bpchar": "character", "varchar": "character varying", "varbit": "bit varying",
        "timestamptz": "timestamp with time zone", "timestamp": "timestamp", "timetz": "time with time zone",
    ]
}
