import Catalog
import SQL

extension Filter.Meaning {
    /// `nil` for what is no simple condition.
    init?(_ expression: SQLExpression, _ columns: [RowColumn]) {
        guard case .operation(let sign, let parts) = expression else { return nil }
        switch sign {
        case "AND", "OR":
            let meanings = parts.compactMap { Self($0, columns) }
            guard meanings.count == parts.count else { return nil }
            self = sign == "AND" ? .all(meanings) : .any(meanings)
        default:
            guard let condition = Condition(sign, parts, columns) else { return nil }
            self = .condition(condition)
        }
    }

    var sql: SQL {
        switch self {
        case .condition(let condition): condition.sql
        case .all(let parts): parts.isEmpty ? "true" : Self.joined(parts, " AND ")
        case .any(let parts): parts.isEmpty ? "false" : Self.joined(parts, " OR ")
        case .not(let part): "NOT (\(part.sql))"
        case .written: "true"
        }
    }

    private static func joined(_ parts: [Self], _ word: String) -> SQL {
        "(\(parts.map(\.sql).joined(separator: word)))"
    }
}

extension Condition {
    /// A column on the left and values on the right, as the parser has them.
    fileprivate init?(_ sign: String, _ parts: [SQLExpression], _ columns: [RowColumn]) {
        guard case .column(let path)? = parts.first, path.count == 1,
            let column = columns.first(where: { $0.name == path[0] })
        else { return nil }
        let values = parts.dropFirst().compactMap { Self.value($0, column.type) }
        guard values.count == parts.count - 1 else { return nil }
        switch (sign, values.count) {
        case ("IS NULL", 0): self.init(column: column.name, test: .isNull)
        case ("IS NOT NULL", 0): self.init(column: column.name, test: .isNotNull)
        case ("IN", 1...) where column.type.category != .array:
            self.init(column: column.name, test: .isOneOf(values, column.type))
        case (_, 1) where Self.signs.contains(sign) && column.type.isOrdered:
            self.init(column: column.name, test: .compares(sign, values[0], as: column.type))
        default: return nil
        }
    }

    /// A constant that means the same as one of the type: `id < 1.5` is about no integer, and 0.1 is no `real`.
    private static func value(_ expression: SQLExpression, _ type: ColumnType) -> String? {
        guard case .constant(let text) = expression else { return nil }
        guard type.category == .number, text.isPlainNumber else { return text }
        let isExact =
            switch type.base {
            case "smallint": Int16(text) != nil
            case "integer": Int32(text) != nil
            case "bigint": Int64(text) != nil
            case "numeric", "double precision": true
            // An unsigned number, an amount of money, or a type that somebody else made.
            default: false
            }
        return isExact ? text : nil
    }
}
