package import SQL

/// An index of a relation.
package struct Index: Hashable, Sendable, Identifiable {
    package let oid: Oid
    package let name: Identifier
    /// The whole `CREATE INDEX`, from `pg_get_indexdef`.
    package let definition: String
    /// The access method: `btree`, `gin` and so on.
    package let method: String
    package let traits: Traits
    /// The constraint that owns it: a primary key, a unique or an exclusion constraint.
    package let constraint: Identifier?
    package let size: ByteCount
    /// How often it was used since the statistics were last reset.
    package let scans: Int64
    package let comment: String?

    package init(
        oid: Oid, name: Identifier, definition: String, method: String = "btree", traits: Traits = .usable,
        constraint: Identifier? = nil, size: ByteCount = .zero, scans: Int64 = 0, comment: String? = nil
    ) {
        (self.oid, self.name, self.definition, self.method) = (oid, name, definition, method)
        (self.traits, self.constraint, self.size) = (traits, constraint, size)
        (self.scans, self.comment) = (scans, comment)
    }

    package var id: Oid { oid }
    package var isUnique: Bool { traits.contains(.unique) }
    package var isPrimary: Bool { traits.contains(.primary) }
    /// Whether queries may use it; `false` after a `CREATE INDEX CONCURRENTLY` that failed or still runs.
    package var isValid: Bool { traits.contains(.valid) }

    package struct Traits: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        package static let unique = Traits(rawValue: 1 << 0)
        package static let primary = Traits(rawValue: 1 << 1)
        package static let valid = Traits(rawValue: 1 << 2)
        /// Kept up to date by writes.
        package static let ready = Traits(rawValue: 1 << 3)
        package static let partial = Traits(rawValue: 1 << 4)
        /// The index `REPLICA IDENTITY` names.
        package static let replicaIdentity = Traits(rawValue: 1 << 5)
        /// The index `CLUSTER` last used.
        package static let clustered = Traits(rawValue: 1 << 6)

        package static let usable: Traits = [.valid, .ready]
    }
}
