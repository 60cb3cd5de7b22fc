/// How a column is cut on the server, so that a row costs little however large its values are.
///
/// A cut value travels as `⌁size⌁beginning`, where ⌁ is the control character 1; a whole value that itself begins with
/// that character gets two of them in front.
package enum Fold: String, Hashable, Sendable {
    /// Never large, or part of the key, and sent as it is.
    case whole
    /// Stored as text: its size is known, and its beginning read, without unpacking the rest.
    case text
    case bytes
    /// Shown through its output function, unless what is stored is large: `jsonb`, arrays, ranges, composites.
    case rendered
    /// The session may not read the column.
    case withheld

    /// Whether an answer has to be unfolded into a ``Cell``.
    var marksCuts: Bool { self == .text || self == .bytes || self == .rendered }

    /// The expression that reads `column`, which is SQL.
    func expression(_ column: String, limits: CellLimits) -> String {
        switch self {
        case .whole: column
        case .withheld: "NULL"
        case .text: Self.cut("\(column)::pg_catalog.text", limits)
        case .bytes:
            "CASE WHEN pg_catalog.octet_length(\(column)) > \(limits.binary) THEN "
                + Self.mark("pg_catalog.octet_length(\(column))")
                + "pg_catalog.substring(\(column), 1, \(limits.binary))::pg_catalog.text"
                + " ELSE \(column)::pg_catalog.text END"
        case .rendered:
            // concat() renders with the output function, as psql does; a cast to text may say something else.
            "CASE WHEN pg_catalog.pg_column_size(\(column)) > \(limits.stored) THEN "
                + Self.mark("pg_catalog.pg_column_size(\(column))") + "''"
                + " WHEN pg_catalog.pg_column_size(\(column)) > 0 THEN "
                + Self.cut("pg_catalog.concat(\(column))", limits) + " END"
        }
    }

    private static func cut(_ text: String, _ limits: CellLimits) -> String {
        "CASE WHEN pg_catalog.octet_length(\(text)) > \(limits.bytes) THEN "
            + mark("pg_catalog.octet_length(\(text))") + "pg_catalog.left(\(text), \(limits.characters))"
            + " WHEN pg_catalog.ascii(\(text)) = 1 THEN pg_catalog.repeat(pg_catalog.chr(1), 2) || \(text)"
            + " ELSE \(text) END"
    }

    private static func mark(_ size: String) -> String {
        "pg_catalog.chr(1) || \(size)::pg_catalog.text || pg_catalog.chr(1) || "
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
