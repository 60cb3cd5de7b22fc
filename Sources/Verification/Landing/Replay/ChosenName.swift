import SQL

/// The name PostgreSQL gives an index, constraint or sequence that was given none.
///
/// - Source: indexcmds.c, `makeObjectName` and `ChooseRelationName`.
struct ChosenName {
    private let table: String
    private let columns: String
    private let label: String

    init(_ table: String, _ columns: [String], _ label: String) {
        (self.table, self.columns, self.label) = (table, columns.joined(separator: "_"), label)
    }

    var text: String { text(label) }

    /// The first name that is not taken: a number is put behind the label.
    func free(_ isFree: (String) -> Bool) -> String {
        for attempt in 0..<1_000 {
            let name = text(attempt == 0 ? label : "\(label)\(attempt)")
            if isFree(name) { return name }
        }
        return text
    }

    /// The longer of the two parts gives way until all of it fits.
    private func text(_ label: String) -> String {
        let room = Identifier.maximalLength - label.utf8.count - 1 - (columns.isEmpty ? 0 : 1)
        var (first, second) = (table.utf8.count, columns.utf8.count)
        while first + second > room {
            if first > second { first -= 1 } else { second -= 1 }
        }
        let parts = [table.clipped(to: first)] + (columns.isEmpty ? [] : [columns.clipped(to: second)])
        return (parts + [label]).joined(separator: "_")
    }
}

extension String {
    /// At most that many bytes, without half of a character.
    fileprivate func clipped(to count: Int) -> String {
        guard utf8.count > count else { return self }
        var end = utf8.index(startIndex, offsetBy: count)
        while end.samePosition(in: unicodeScalars) == nil { end = utf8.index(before: end) }
        return String(self[..<end])
    }
}

/// The types that every search path finds first, by their internal names.
enum BuiltInTypes {
    static func contains(_ name: String) -> Bool { all.contains(name) }

    private static let all: Set = [
        "bool", "bytea", "char", "name", "int8", "int2", "int4", "regproc", "text", "oid", "tid", "xid",
        "cid", "json",
        "xml", "point", "lseg", "path", "box", "polygon", "line", "float4", "float8", "circle", "money",
        "macaddr", "inet",
        "cidr", "macaddr8", "bpchar", "varchar", "date", "time", "timestamp", "timestamptz", "interval",
        "timetz", "bit",
        "varbit", "numeric", "uuid", "tsvector", "tsquery", "jsonb", "jsonpath", "int4range", "numrange",
        "tsrange",
        "tstzrange", "daterange", "int8range", "regclass", "regtype", "record", "void", "trigger", "pg_lsn",
    ]
}
