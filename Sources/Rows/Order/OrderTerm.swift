import Catalog
import SQL

/// One step of the whole order of arranged rows: a column that a person has them sorted by, or one of the key behind those.
struct OrderTerm: Hashable, Sendable {
    let column: KeyColumn
    let isDescending: Bool
    let isNullable: Bool
    let putsNullsFirst: Bool

    /// The same order read from its end.
    var reversed: OrderTerm {
        OrderTerm(
            column: column, isDescending: !isDescending, isNullable: isNullable,
            putsNullsFirst: !putsNullsFirst)
    }

    var sql: SQL { "\(column.expression)\(unsafe: suffix)" }

    /// What stands behind the column; nothing where PostgreSQL would do the same without.
    var suffix: String {
        let direction = isDescending ? " DESC" : ""
        guard isNullable, putsNullsFirst != isDescending else { return direction }
        return direction + (putsNullsFirst ? " NULLS FIRST" : " NULLS LAST")
    }

    /// Not true of a row of NULLs, which is a value like any other.
    var isNull: SQL { "\(column.expression) IS NOT DISTINCT FROM NULL" }
    var isNotNull: SQL { "\(column.expression) IS DISTINCT FROM NULL" }

    func isEqual(to value: SQL) -> SQL {
        "\(column.expression) \(column.operators.sql(.equal)) \(column.casting(value))"
    }
}

extension RowSource {
    /// What decides the order of arranged rows, completed by the key in the direction of the last column.
    ///
    /// Without a key it is the place on disk, and of what has neither only what a person has sorted by.
    var orderTerms: [OrderTerm] {
        let sorted = sort.compactMap { term in
            columns.first { $0.name == term.column }.map { OrderTerm(term, $0) }
        }
        let isDescending = sort.last?.isDescending ?? false
        let names = Set(sort.map(\.column))
        return sorted
            + identity.filter { !names.contains($0.name) }.map { column in
                OrderTerm(
                    column: column, isDescending: isDescending, isNullable: false,
                    putsNullsFirst: isDescending)
            }
    }

    /// What a row is known by.
    private var identity: [KeyColumn] {
        switch order {
        case .key(let columns): columns
        case .physical: [KeyColumn(name: Identifier("ctid"), cast: "pg_catalog.tid")]
        case .unordered: []
        }
    }

    /// What stands where in the order of ``orderTerms``; `nil` is NULL.
    func orderValues(of key: RowKey) throws(RowsError) -> [SQL?] {
        var values: [SQL?] = []
        for (term, value) in zip(sort, key.sort) {
            switch value {
            case .null: values.append(nil)
            case .value(let text): values.append("\(text)")
            case .ofRow:
                values.append(
                    "(SELECT r.\(term.column) FROM \(relation.name) AS r WHERE \(try key.condition(in: self)))"
                )
            }
        }
        let names = Set(sort.map(\.column))
        for (column, value) in zip(identity, key.values) where !names.contains(column.name) {
            values.append("\(value)")
        }
        return values
    }
}

extension OrderTerm {
    fileprivate init(_ term: SortTerm, _ column: RowColumn) {
        let type = column.type
        self.init(
            column: KeyColumn(
                name: column.name, cast: type.castName,
                operators: KeyOperators(schema: type.operatorSchema, names: [])),
            isDescending: term.isDescending, isNullable: !column.isKey, putsNullsFirst: term.putsNullsFirst)
    }
}
