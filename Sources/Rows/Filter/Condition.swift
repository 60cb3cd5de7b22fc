import Catalog
import SQL

/// What one column of a row has to be.
struct Condition: Hashable, Sendable {
    let column: Identifier
    let test: Test

    enum Test: Hashable, Sendable {
        /// One of ``Condition/signs`` with a value, which the server reads as one of the column's type.
        case compares(String, String, as: ColumnType)
        case isOneOf([String], ColumnType)
        case isNull, isNotNull
    }

    /// The operators of every type that has an order.
    static let signs = ["=", "<>", "<", "<=", ">", ">="]

    var sql: SQL { sql(named: "\(column)") }

    /// The same for a relation of that name.
    func sql(of relation: SQL) -> SQL { sql(named: "\(relation).\(column)") }

    private func sql(named column: SQL) -> SQL {
        switch test {
        case .isNull: "\(column) IS NULL"
        case .isNotNull: "\(column) IS NOT NULL"
        case .compares(let sign, let value, let type):
            "\(column) OPERATOR(\(type.operatorSchema).\(unsafe: sign)) \(value)::\(unsafe: type.castName)"
        case .isOneOf(let values, let type) where values.count > Self.mostParameters:
            """
            \(column) OPERATOR(\(type.operatorSchema).=) \
            ANY (\(Self.array(of: values, type))::\(unsafe: type.castName)[])
            """
        case .isOneOf(let values, let type):
            """
            \(column) OPERATOR(\(type.operatorSchema).=) \
            ANY (ARRAY[\(values.map { "\($0)" as SQL }.joined(separator: ", "))]::\(unsafe: type.castName)[])
            """
        }
    }

    /// A statement has no more than 65,535 parameters, and one for each value takes the server long to read.
    private static let mostParameters = 1_000

    /// As PostgreSQL writes an array.
    private static func array(of values: [String], _ type: ColumnType) -> String {
        let elements = values.map {
            "\"" + $0.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
        }
        return "{" + elements.joined(separator: String(Character(type.delimiter))) + "}"
    }

    /// As a person writes it.
    var text: String {
        switch test {
        case .isNull: "\(column.written) IS NULL"
        case .isNotNull: "\(column.written) IS NOT NULL"
        case .compares(let sign, let value, let type):
            "\(column.written) \(sign) \(Self.literal(value, type))"
        case .isOneOf(let values, let type):
            "\(column.written) IN (\(values.map { Self.literal($0, type) }.joined(separator: ", ")))"
        }
    }

    /// A number as it is, everything else in quotes; a bare number would be compared with more digits than a `real` has.
    private static func literal(_ value: String, _ type: ColumnType) -> String {
        switch type.category {
        case .number where value.isPlainNumber && type.base != "real": value
        case .boolean where value == "t" || value == "f": value == "t" ? "true" : "false"
        case .number, .boolean, .text, .time, .json, .array, .bytes, .enum, .uuid, .range, .composite, .other:
            SQL.literal(value)
        }
    }
}

extension String {
    /// Digits, with a sign in front and a point in them at most.
    var isPlainNumber: Bool {
        var rest = unicodeScalars[...]
        if rest.first == "-" { rest = rest.dropFirst() }
        let parts = rest.split(separator: ".", omittingEmptySubsequences: false)
        return (1...2).contains(parts.count)
            && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { ("0"..."9").contains($0) } }
    }
}
