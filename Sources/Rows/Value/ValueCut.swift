/// How a column is cut on the server, so that a row costs little however large its values are.
///
/// A cut value travels as `⌁size⌁beginning`, where ⌁ is the control character 1; a whole value that itself begins with
/// that character gets two of them in front. The expressions are written for the planner, which looks at each of them
/// once per page: `concat` is one function, while `||` is dozens of operators to choose from.
package enum ValueCut: String, Hashable, Sendable {
    /// Never large, or part of the key, and sent as it is.
    case whole
    /// Digits, a few as a rule, but there may be 131,072 of them.
    case number
    /// Stored as text: its size is known, and its beginning read, without unpacking the rest.
    case text
    case bytes
    /// Shown through its output function, unless what is stored is large: `jsonb`, arrays, ranges, composites.
    ///
    /// The whole value has a space in front: looking at its beginning would mean to render it once more.
    case rendered
    /// The session may not read the column.
    case withheld

    /// Whether an answer has to be unfolded into a ``Cell``.
    var marksCuts: Bool { self != .whole && self != .withheld }

    /// The expression that reads `column`, which is SQL.
    func expression(_ column: String, limits: CellLimits) -> String {
        switch self {
        case .whole: column
        case .withheld: "NULL"
        case .number: Self.number("\(column)::pg_catalog.text", limits)
        case .text: Self.text("\(column)::pg_catalog.text", limits)
        case .bytes:
            "CASE WHEN pg_catalog.octet_length(\(column)) \(Self.above) \(limits.binary) THEN "
                + Self.marked(
                    "pg_catalog.octet_length(\(column))",
                    "pg_catalog.substring(\(column), 1, \(limits.binary))")
                + " ELSE \(column)::pg_catalog.text END"
        case .rendered: Self.rendered(column, limits)
        }
    }

    /// Named with its schema, since the session's search path is in force.
    private static let above = "OPERATOR(pg_catalog.>)"

    private static func number(_ text: String, _ limits: CellLimits) -> String {
        "CASE \(cut(text, limits)) ELSE \(text) END"
    }

    private static func text(_ text: String, _ limits: CellLimits) -> String {
        // `ascii` would ask the same, but refuses a letter that is none in most encodings.
        "CASE \(cut(text, limits)) WHEN pg_catalog.left(\(text), 1) OPERATOR(pg_catalog.=) E'\\001' THEN "
            + "pg_catalog.concat(E'\\001\\001', \(text)) ELSE \(text) END"
    }

    /// Values become text by `concat`, which asks the output function, as psql does; a cast may say something else.
    private static func rendered(_ column: String, _ limits: CellLimits) -> String {
        let size = "pg_catalog.pg_column_size(\(column))"
        return "CASE WHEN \(size) \(above) \(limits.stored) THEN \(marked(size, "''"))"
            + " \(cut("pg_catalog.concat(\(column))", limits))"
            + " WHEN \(size) \(above) 0 THEN pg_catalog.concat(' ', \(column)) END"
    }

    private static func cut(_ text: String, _ limits: CellLimits) -> String {
        let size = "pg_catalog.octet_length(\(text))"
        return "WHEN \(size) \(above) \(limits.bytes) THEN "
            + marked(size, "pg_catalog.left(\(text), \(limits.characters))")
    }

    private static func marked(_ size: String, _ beginning: String) -> String {
        "pg_catalog.concat(E'\\001', \(size), E'\\001', \(beginning))"
    }
}

/// From which size on values are cut.
package struct CellLimits: Hashable, Sendable {
    /// How much of a text is shown.
    package var characters: Int
    /// Up to this size a text is sent whole.
    package var bytes: Int
    /// Up to this stored size a value is rendered at all.
    package var stored: Int
    /// How much of a `bytea` is shown.
    package var binary: Int

    /// A hundred rows of twenty large values stay below a megabyte.
    package static let grid = CellLimits(characters: 256, bytes: 512, stored: 4096, binary: 64)
    /// For one row on a screen of its own.
    package static let record = CellLimits(characters: 8192, bytes: 16_384, stored: 65_536, binary: 2048)
}
