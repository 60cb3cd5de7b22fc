import Catalog
import SQL

extension Filter {
    /// The rows with one of these keys; `nil` of a source whose rows have none.
    package init?(keys: [RowKey], of source: RowSource) {
        guard let columns = source.keys else { return nil }
        if let column = columns.first, columns.count == 1, column.type.category != .array, !keys.isEmpty {
            self.init(column, isOneOf: keys.map(\.values.first))
        } else {
            self.init(
                any: keys.map { key in
                    Filter(matching: zip(columns, key.values).map { (column: $0, value: $1) })
                })
        }
    }

    /// The rows that meet the first, or all, but not the second.
    package init(_ filter: Filter?, without other: Filter) {
        let rest = Filter(not: other)
        self = filter.map { $0.and(rest) } ?? rest
    }
}

extension RowSource {
    /// What a row is known by; `nil` where that is nothing.
    fileprivate var keys: [RowColumn]? {
        switch order {
        case .key: keyIndices.map { columns[$0] }
        case .physical:
            [
                RowColumn(
                    column: Column(
                        number: -1, name: Identifier("ctid"),
                        type: ColumnType(oid: Oid(27), name: "tid", category: .other)))
            ]
        case .unordered: nil
        }
    }
}
