package import SQL

/// The operators by which an index orders a column.
///
/// Those of an extension may have any name: `hstore` calls its own `#<#` to `#>#`.
package struct KeyOperators: Hashable, Sendable {
    /// `pg_catalog`, or the schema of an extension.
    private let schema: Identifier
    /// In the order of ``Comparison``.
    private let names: [String]

    package static let builtIn = KeyOperators(schema: Identifier("pg_catalog"), names: [])

    /// - Parameters:
    ///   - schema: Where all of them are.
    ///   - names: In the order of the strategies of a btree index, from less to greater; without five of them, which
    ///     could be operators, the usual ones.
    package init(schema: Identifier, names: [String]) {
        let isWhole = names.count == Comparison.allCases.count && names.allSatisfy(Self.canBeOperator)
        self.schema = schema
        self.names = isWhole ? names : Comparison.allCases.map(\.rawValue)
    }

    /// Names stand in the statement as they are, and whoever may write to the catalog may put anything there.
    private static func canBeOperator(_ name: String) -> Bool {
        !name.isEmpty && name.allSatisfy("+-*/<>=~!@#%^&|`?".contains) && !name.contains("--")
            && !name.contains("/*")
    }

    /// - Source: PostgreSQL's stratnum.h, `BTLessStrategyNumber` and so on.
    enum Comparison: String, CaseIterable {
        case less = "<"
        case lessOrEqual = "<="
        case equal = "="
        case greaterOrEqual = ">="
        case greater = ">"
    }

    /// Such as `OPERATOR(pg_catalog.>)`.
    func sql(_ comparison: Comparison) -> SQL {
        let name = zip(Comparison.allCases, names).first { $0.0 == comparison }?.1 ?? comparison.rawValue
        return "OPERATOR(\(schema).\(unsafe: name))"
    }
}
