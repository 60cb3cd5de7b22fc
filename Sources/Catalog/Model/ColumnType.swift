package import SQL

/// The type of a column, exactly as declared and as it should look on the screen.
package struct ColumnType: Hashable, Sendable {
    package let oid: Oid
    /// As `format_type` writes it: `numeric(10,2)`, `character varying(255)[]`, `shop.mood`.
    package let name: String
    package let category: Category
    /// The labels of an enum in their order; empty for every other type.
    package let labels: [String]
    /// What an enum, a domain or a composite type is, and an array of them: `enum ('sad', 'glad')`,
    /// `domain of integer CHECK ((VALUE > 0))`, `composite (street text, zip text)`.
    package let composition: String?

    package init(
        oid: Oid, name: String, category: Category, labels: [String] = [], composition: String? = nil
    ) {
        (self.oid, self.name, self.category, self.labels) = (oid, name, category, labels)
        self.composition = composition
    }

    /// How a value of the type is aligned, marked and opened.
    ///
    /// Domains count as what they are made of.
    package enum Category: String, Hashable, Sendable, CaseIterable {
        case number, text, boolean, time, json, array, bytes, `enum`, uuid, range, composite, other
    }
}
