package import SQL

/// How a relation stands to its parents and its partitions.
package struct Partitioning: Hashable, Sendable {
    /// Of a partitioned table: `RANGE (created_at)`, from `pg_get_partkeydef`.
    package let key: String?
    /// Of a partition: `FOR VALUES FROM (…) TO (…)` or `DEFAULT`.
    package let bound: String?
    /// The table this is a partition of, or the tables it inherits from.
    package let parents: [QualifiedName]
    /// Partitions, or tables that inherit from this one, by bound and name.
    package let children: [Partition]

    package init(
        key: String? = nil, bound: String? = nil, parents: [QualifiedName] = [], children: [Partition] = []
    ) {
        (self.key, self.bound, self.parents, self.children) = (key, bound, parents, children)
    }

    package static let none = Partitioning()
}

/// A part of a partitioned table, or a table that inherits from another.
package struct Partition: Hashable, Sendable, Identifiable {
    package let oid: Oid
    package let name: QualifiedName
    /// `nil` for plain inheritance.
    package let bound: String?
    /// `nil` when never analysed.
    package let estimatedRows: Int64?

    package init(oid: Oid, name: QualifiedName, bound: String? = nil, estimatedRows: Int64? = nil) {
        (self.oid, self.name, self.bound, self.estimatedRows) = (oid, name, bound, estimatedRows)
    }

    package var id: Oid { oid }
}
