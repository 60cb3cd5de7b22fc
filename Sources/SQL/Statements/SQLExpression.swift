/// An expression, as far as statements that define something are judged by it.
///
/// What was written is compared with what the server writes back by ``compared(with:)``.
package indirect enum SQLExpression: Hashable, Sendable {
    case null
    /// A number, a string or a truth value, by its text.
    case constant(String)
    case column([Identifier])
    case cast(SQLExpression, to: TypeReference)
    case call(ObjectName, [SQLExpression])
    /// An operator between two expressions or in front of one; `AND`, `OR` and `NOT` too.
    case operation(String, [SQLExpression])
    case array([SQLExpression])
    /// A value that is written as a keyword: `CURRENT_TIMESTAMP`.
    case keyword(String)
    /// Anything else, by a text that is the same for the same tree.
    case other(String)

    /// The one value that it is, such as `'draft'` or `0`, whatever type stands behind it; `nil` for anything computed.
    package var constantText: String? {
        switch self {
        case .constant(let text): text
        case .cast(let inner, _): inner.constantText
        case .null, .column, .call, .operation, .array, .keyword, .other: nil
        }
    }

    /// Whether it takes the next number of a sequence.
    package var isNextValue: Bool {
        if case .call(let name, _) = self { name.name.name == "nextval" } else { false }
    }

    /// The names of all columns in it, without their tables.
    package var columns: Set<Identifier> {
        switch self {
        case .column(let path): Set(path.last.map { [$0] } ?? [])
        case .cast(let inner, _): inner.columns
        case .call(_, let parts), .operation(_, let parts), .array(let parts):
            parts.reduce(into: []) { $0.formUnion($1.columns) }
        case .null, .constant, .keyword, .other: []
        }
    }
}

extension SQLExpression: CustomStringConvertible {
    /// As SQL for people to read: short, and not meant to be run.
    package var description: String {
        switch self {
        case .null: "NULL"
        case .constant(let text):
            Double(text) != nil || text == "true" || text == "false" ? text : "'\(text)'"
        case .column(let path): path.map(\.name).joined(separator: ".")
        case .cast(let inner, let type): "\(inner)::\(type)"
        case .call(let name, let parts): "\(name)(\(parts.list))"
        case .operation("IN", let parts): "\(parts.first ?? .null) IN (\(Array(parts.dropFirst()).list))"
        case .operation(let sign, let parts): Self.operation(sign, parts)
        case .array(let parts): "ARRAY[\(parts.list)]"
        case .keyword(let word): word.replacing("SVFOP_", with: "")
        case .other: "…"
        }
    }

    private static func operation(_ sign: String, _ parts: [SQLExpression]) -> String {
        guard parts.count > 1 else {
            return sign.hasPrefix("IS") ? "\(parts.list) \(sign)" : "\(sign) \(parts.list)"
        }
        return parts.map(\.description).joined(separator: " \(sign) ")
    }
}

extension [SQLExpression] {
    fileprivate var list: String { map(\.description).joined(separator: ", ") }
}
