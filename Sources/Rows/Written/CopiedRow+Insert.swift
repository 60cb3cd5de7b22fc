import Catalog
import JSON
import SQL

extension CopiedRow {
    /// A statement that would insert the row again: every name quoted, generated columns left out.
    package var insert: String {
        let fields = fields.filter { !$0.column.value.isGenerated }
        let table = source.relation.name.quoted
        guard !fields.isEmpty else { return "INSERT INTO \(table) DEFAULT VALUES;" }
        let names = fields.map(\.column.name.quoted).joined(separator: ", ")
        let values = fields.map { Self.literal($0.text, $0.column.type) }.joined(separator: ", ")
        let overriding = fields.contains { $0.column.value.isAlwaysMade } ? " OVERRIDING SYSTEM VALUE" : ""
        return "INSERT INTO \(table) (\(names))\(overriding) VALUES (\(values));"
    }

    /// A literal that is of the column's type by itself, also outside of an `INSERT`.
    static func literal(_ text: String?, _ type: ColumnType) -> String {
        guard let text else { return "NULL" }
        switch type.category {
        case .number where JSONText.isNumber(text) && !isNegativeZero(text): return text
        case .boolean where text == "t" || text == "f": return text == "t" ? "true" : "false"
        case .text: return Quoted.sql(text)
        case .number, .boolean, .time, .json, .array, .bytes, .enum, .uuid, .range, .composite, .other:
            return "\(Quoted.sql(text))::\(type.name)"
        }
    }

    /// SQL takes a bare -0 for 0, as numbers without a point are whole.
    private static func isNegativeZero(_ text: String) -> Bool {
        text.unicodeScalars.first == "-" && Double(text) == 0
    }
}
