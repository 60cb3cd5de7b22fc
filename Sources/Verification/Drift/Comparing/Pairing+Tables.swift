import Catalog

extension Pairing where Element == Schema.Table {
    /// By name, else by what is known to have been renamed.
    ///
    /// Where nothing is known, by the same columns, else by columns and names of parts of which most are the same.
    init(expected: [Schema.Table], live: [Schema.Table], _ renames: MadeRenames?) {
        if let renames {
            self.init(expected, live, by: \.name) { renames.isTable($1.name, formerly: $0.name) }
            return
        }
        self.init(expected, live, by: \.name) { $0.isSameButForName(as: $1) }
        rename { $0.isSurely($1) }
    }
}

extension Schema.Table {
    /// The same columns by name and type, which is what makes it the same table to those who use it.
    fileprivate func isSameButForName(as other: Schema.Table) -> Bool {
        columns.count == other.columns.count
            && zip(columns.sorted { $0.name < $1.name }, other.columns.sorted { $0.name < $1.name })
                .allSatisfy {
                    $0.name == $1.name && $0.type.matches($1.type) && $0.isNotNull == $1.isNotNull
                }
    }

    /// Whether it is the other one by another name, changed in this and that.
    ///
    /// Many tables have an `id` and a `created_at`. But whoever renames a table leaves its keys and indexes the names that
    /// they had; without those, at least five columns have to be the same, and no more than two others may be there.
    fileprivate func isSurely(_ other: Schema.Table) -> Bool {
        let same = sameColumns(as: other)
        let others = columns.count + other.columns.count - 2 * same
        return !partNames.isDisjoint(with: other.partNames) ? mayBe(other) : same >= 5 && others <= 2
    }

    /// Whether it could be the other one: at least half of the columns are the same.
    func mayBe(_ other: Schema.Table) -> Bool {
        sameColumns(as: other) * 2 >= max(columns.count, other.columns.count)
    }

    private func sameColumns(as other: Schema.Table) -> Int {
        columns.count { column in
            other.columns.contains { $0.name == column.name && $0.type.matches(column.type) }
        }
    }

    /// What constraints and indexes are called.
    private var partNames: Set<String> {
        let keys = [primaryKey?.name].compactMap(\.self) + uniques.map(\.name) + foreignKeys.map(\.name)
        return Set(keys + checks.map(\.name) + indexes.map(\.name))
    }
}
