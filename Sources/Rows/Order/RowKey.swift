/// Where a row stands in its ``RowOrder``: the values of the key columns in the server's text form, or its `ctid`.
package struct RowKey: Hashable, Sendable {
    package let values: [String]

    package init(_ values: [String]) { self.values = values }
}
