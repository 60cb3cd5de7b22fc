import Catalog
import SQL

// Which columns may be one by another name, and which change together with those of another table.
extension SchemaComparison {
    /// What may be another column by another name is not dropped.
    func dropping(
        _ column: Schema.Column, of found: Schema.Table, unlessAmong missing: [Schema.Column],
        of wanted: Schema.Table
    ) -> [String] {
        let other = missing.first { other in
            other.type.matches(column.type) || wanted.neighbour(of: other) == found.neighbour(of: column)
        }
        guard let other else { return [wanted.name.dropping(column)] }
        return [
            "-- It may be the column \(other.name) by another name, with its values: rename it, or drop it by hand."
        ]
    }

    /// Whether the column comes from another table, where the same is different.
    func isToldWithParent(
        _ wanted: Schema.Column, _ found: Schema.Column, of table: Schema.Table
    ) -> Bool {
        guard wanted.isInherited, found.isInherited else { return false }
        func isThere(
            _ column: Schema.Column, in tables: [Schema.Table], _ name: (QualifiedName) -> QualifiedName
        )
            -> Bool
        {
            tables.contains { parent in
                (table.nature?.parents ?? []).contains(name(parent.name))
                    && parent.columns.contains { $0.isSame(as: column) }
            }
        }
        return isThere(wanted, in: expected.tables) { $0 } && isThere(found, in: live.tables, renaming.name)
    }
}

extension Schema.Table {
    /// The column in front of it; `nil` for the first one.
    func neighbour(of column: Schema.Column) -> String? {
        columns.prefix { $0.name != column.name }.last?.name
    }
}

extension Schema.Column {
    /// The same, wherever it comes from.
    fileprivate func isSame(as other: Self) -> Bool {
        var copy = other
        copy.isInherited = isInherited
        return self == copy
    }
}
