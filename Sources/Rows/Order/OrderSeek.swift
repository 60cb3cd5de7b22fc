import SQL

/// The stretches of an order that lie behind a row, each of which an index can find and read along.
///
/// NULLs and columns of mixed directions are beyond one comparison, so the rows behind another one are several stretches,
/// one after the other: those that are equal in the first columns, those beyond them, and those with NULL.
struct OrderSeek {
    let terms: [OrderTerm]
    /// Along the terms; `nil` is NULL.
    let values: [SQL?]
    /// Whether the row itself belongs to the first stretch.
    var includesRow = false

    /// Conditions in the order of the rows that meet them; there is always one.
    var stretches: [SQL] {
        let found = stretches(terms[...], values[...])
        return found.isEmpty ? ["false"] : found
    }

    private func stretches(_ terms: ArraySlice<OrderTerm>, _ values: ArraySlice<SQL?>) -> [SQL] {
        guard let term = terms.first, let value = values.first else { return includesRow ? ["true"] : [] }
        guard let value else {
            let same = rest(terms, values, where: term.isNull)
            return term.putsNullsFirst ? same + [term.isNotNull] : same
        }
        let nulls = term.isNullable && !term.putsNullsFirst ? [term.isNull] : []
        if let whole = comparison(terms, values) { return [whole] + nulls }
        let beyond = comparison(terms.prefix(1), values.prefix(1), isStrict: true)
        return rest(terms, values, where: term.isEqual(to: value)) + [beyond ?? "false"] + nulls
    }

    private func rest(
        _ terms: ArraySlice<OrderTerm>, _ values: ArraySlice<SQL?>, where same: SQL
    ) -> [SQL] {
        stretches(terms.dropFirst(), values.dropFirst()).map { "\(same) AND \($0)" }
    }

    /// One comparison of all columns, where they have one direction and no NULL but in the first one.
    private func comparison(
        _ terms: ArraySlice<OrderTerm>, _ values: ArraySlice<SQL?>, isStrict: Bool = false
    ) -> SQL? {
        let given = values.compactMap { $0 }
        guard let first = terms.first, given.count == terms.count,
            terms.dropFirst().allSatisfy({ !$0.isNullable && $0.isDescending == first.isDescending }),
            Set(terms.map(\.column.operators)).count == 1
        else { return nil }
        let kind: Seek.Comparison =
            switch (first.isDescending, includesRow && !isStrict) {
            case (false, false): .after
            case (false, true): .from
            case (true, false): .before
            case (true, true): .upTo
            }
        return Seek(columns: terms.map(\.column)).condition(kind, given)
    }
}
