import SQL

/// The conditions and orders by which a place in a ``RowOrder`` is found.
struct Seek {
    let columns: [KeyColumn]
    /// Whether the planner is to find one plan for all values.
    ///
    /// The planner then does not look at the values. For a page no value leads to a better plan, and as long as the planner
    /// looks for one it plans a prepared statement anew each time. An export reads much more than a page, and there the
    /// values matter.
    var hidesValues = false

    enum Direction {
        case forwards, backwards
    }

    /// `r."id" OPERATOR(pg_catalog.>) $1::bigint`, or the same over several columns.
    ///
    /// Several columns are compared as one row, which an index understands, if all have the same operators; otherwise term
    /// by term.
    func condition(_ comparison: Comparison, _ values: [SQL]) -> SQL {
        let all = Set(columns.map(\.operators))
        guard let operators = all.first, all.count == 1 else { return expanded(comparison, values) }
        let left = columns.map(\.expression).joined(separator: ", ")
        let right = zip(columns, values).map { casting($1, for: $0) }.joined(separator: ", ")
        let name = operators.sql(comparison.whole)
        return columns.count == 1 ? "\(left) \(name) \(right)" : "(\(left)) \(name) (\(right))"
    }

    /// `ORDER BY r."id" DESC`.
    func order(_ direction: Direction) -> SQL {
        let terms = columns.map { column -> SQL in
            direction == .forwards ? column.expression : "\(column.expression) DESC"
        }
        return "ORDER BY \(terms.joined(separator: ", "))"
    }

    /// `a >= x AND (a > x OR b > y)`: the first half is what an index can use.
    private func expanded(_ comparison: Comparison, _ values: [SQL]) -> SQL {
        guard let column = columns.first, let value = values.first else { return "true" }
        let (left, right) = (column.expression, casting(value, for: column))
        let strictly: SQL = "\(left) \(column.operators.sql(comparison.strict)) \(right)"
        guard columns.count > 1 else {
            return "\(left) \(column.operators.sql(comparison.whole)) \(right)"
        }
        let rest = Seek(columns: Array(columns.dropFirst()), hidesValues: hidesValues)
        let bound: SQL = "\(left) \(column.operators.sql(comparison.loose)) \(right)"
        return "\(bound) AND (\(strictly) OR \(rest.expanded(comparison, Array(values.dropFirst()))))"
    }

    private func casting(_ value: SQL, for column: KeyColumn) -> SQL {
        hidesValues && column.cast != nil ? "(SELECT \(column.casting(value)))" : column.casting(value)
    }
}

extension Seek {
    enum Comparison {
        case after, from, before, upTo

        /// Of whole keys.
        fileprivate var whole: KeyOperators.Comparison {
            switch self {
            case .after: .greater
            case .from: .greaterOrEqual
            case .before: .less
            case .upTo: .lessOrEqual
            }
        }

        fileprivate var strict: KeyOperators.Comparison {
            self == .after || self == .from ? .greater : .less
        }

        fileprivate var loose: KeyOperators.Comparison {
            self == .after || self == .from ? .greaterOrEqual : .lessOrEqual
        }
    }
}

extension KeyColumn {
    /// The column as the index compares it.
    var expression: SQL {
        guard let collation else { return "r.\(name)" }
        return "r.\(name) COLLATE \(collation)"
    }

    /// The value in the column's type.
    func casting(_ value: SQL) -> SQL {
        guard let cast else { return value }
        return "\(value)::\(unsafe: cast)"
    }
}
