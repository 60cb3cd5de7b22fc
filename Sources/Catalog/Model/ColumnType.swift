package import SQL

/// The type of a column, exactly as declared and as it should look on the screen.
package struct ColumnType: Hashable, Sendable {
    package let oid: Oid
    /// As `format_type` writes it: `numeric(10,2)`, `character varying(255)[]`, `shop.mood`.
    package let name: String
    package let category: Category
    /// The labels of an enum in their order; empty for every other type.
    package let labels: [String]
    /// What the type is made of, without modifiers: `numeric` for `numeric(10,2)` and for a domain over it.
    package let base: String
    /// What stands between the elements of an array: `,`, but `;` for `box`.
    package let delimiter: Unicode.Scalar
    /// What an enum, a domain or a composite type is, and an array of them: `enum ('sad', 'glad')`,
    /// `domain of integer CHECK ((VALUE > 0))`, `composite (street text, zip text)`.
    package let composition: String?

    package init(
        oid: Oid, name: String, category: Category, labels: [String] = [], base: String? = nil,
        delimiter: Unicode.Scalar = ",", composition: String? = nil
    ) {
        (self.oid, self.name, self.category, self.labels) = (oid, name, category, labels)
        (self.base, self.delimiter) = (base ?? Self.withoutModifiers(name), delimiter)
        self.composition = composition
    }

    /// `numeric` of `numeric(10,2)`, `timestamp without time zone[]` of `timestamp(3) without time zone[]`.
    private static func withoutModifiers(_ name: String) -> String {
        let scalars = name.unicodeScalars
        guard let open = scalars.firstIndex(of: "("), let close = scalars.lastIndex(of: ")"), open < close
        else {
            return name
        }
        return String(scalars[..<open]) + String(scalars[scalars.index(after: close)...])
    }

    /// How a value of the type is aligned, marked and opened.
    ///
    /// Domains count as what they are made of.
    package enum Category: String, Hashable, Sendable, CaseIterable {
        case number, text, boolean, time, json, array, bytes, `enum`, uuid, range, composite, other
    }
}
