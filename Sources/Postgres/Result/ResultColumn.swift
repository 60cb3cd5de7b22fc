package import SQL

/// A column of a result, and the table column it comes from, where it comes from one.
package struct ResultColumn: Hashable, Sendable {
    package let name: String
    package let type: Oid
    /// `nil` for expressions.
    package let table: Oid?
    /// The column's `pg_attribute.attnum`; `nil` for expressions.
    package let attributeNumber: Int?
}
