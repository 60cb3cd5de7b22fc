package import SQL

/// Something with rows that a `FROM` can name: one line of the table list.
package struct Relation: Hashable, Sendable, Identifiable {
    package let oid: Oid
    package let name: QualifiedName
    package let kind: Kind
    /// The partitioned table this one is a partition of.
    package let parent: Oid?
    /// Unknown when the relation was never analysed, or has no rows of its own to count (a view).
    ///
    /// Of a partitioned table, the sum over its partitions.
    package internal(set) var estimatedRows: Int64?
    package let comment: String?
    package internal(set) var traits: Traits

    package init(
        oid: Oid, name: QualifiedName, kind: Kind, parent: Oid? = nil, estimatedRows: Int64? = nil,
        comment: String? = nil, traits: Traits = []
    ) {
        (self.oid, self.name, self.kind, self.parent) = (oid, name, kind, parent)
        (self.estimatedRows, self.comment, self.traits) = (estimatedRows, comment, traits)
    }

    package var id: Oid { oid }
    package var isPartition: Bool { parent != nil }

    package enum Kind: Hashable, Sendable, CaseIterable {
        case table, partitionedTable, view, materializedView, foreignTable
    }

    /// What the list shows as badges.
    package struct Traits: OptionSet, Hashable, Sendable {
        package let rawValue: UInt16
        package init(rawValue: UInt16) { self.rawValue = rawValue }

        /// Lives in `pg_catalog`, `information_schema` or another schema of the server's own.
        package static let system = Traits(rawValue: 1 << 0)
        package static let unlogged = Traits(rawValue: 1 << 1)
        package static let temporary = Traits(rawValue: 1 << 2)
        /// Row-level security is on: policies decide which rows are seen.
        package static let rowSecurity = Traits(rawValue: 1 << 3)
        /// A materialized view without contents; reading it fails until it is refreshed.
        package static let unpopulated = Traits(rawValue: 1 << 4)
        /// An index is left over from a `CREATE INDEX CONCURRENTLY` that failed or still runs.
        package static let invalidIndex = Traits(rawValue: 1 << 5)
        /// A constraint is `NOT VALID`: old rows were never checked.
        package static let unvalidatedConstraint = Traits(rawValue: 1 << 6)
        /// The session may not `SELECT` from it, not even from one column.
        package static let unreadable = Traits(rawValue: 1 << 7)
        /// The session may use nothing in the schema, whatever it was granted on the relation.
        package static let withoutSchema = Traits(rawValue: 1 << 9)
        /// No `ANALYZE` has counted its rows yet.
        package static let neverAnalysed = Traits(rawValue: 1 << 8)
    }
}
