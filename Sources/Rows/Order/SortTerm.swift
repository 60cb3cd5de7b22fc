package import SQL

/// A column by which a person has the rows sorted.
package struct SortTerm: Hashable, Sendable {
    package let column: Identifier
    package let isDescending: Bool
    /// Where NULLs stand; PostgreSQL takes them for the largest values.
    package let putsNullsFirst: Bool

    package init(_ column: Identifier, isDescending: Bool = false, putsNullsFirst: Bool? = nil) {
        (self.column, self.isDescending) = (column, isDescending)
        self.putsNullsFirst = putsNullsFirst ?? isDescending
    }

    package init(_ written: WrittenSorting) {
        self.init(
            written.column, isDescending: written.isDescending, putsNullsFirst: written.putsNullsFirst)
    }

    /// As it stands behind an ORDER BY.
    package var text: String {
        let nulls = putsNullsFirst ? " nulls first" : " nulls last"
        return column.written + (isDescending ? " desc" : "")
            + (putsNullsFirst == isDescending ? "" : nulls)
    }
}

extension [SortTerm] {
    package var text: String { map(\.text).joined(separator: ", ") }
}
