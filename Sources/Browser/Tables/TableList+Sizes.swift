package import Catalog
package import SQL

extension TableList {
    /// What a relation takes on the disk, a partitioned table with all of its partitions; `nil` for what takes nothing.
    package func size(of relation: Relation) -> ByteCount? {
        if case .known(let bytes)? = sizes?[relation.oid] { return bytes }
        let parts = partitions(of: relation).compactMap { size(of: $0) }
        return parts.isEmpty ? nil : parts.reduce(.zero, +)
    }

    /// Whether somebody keeps everyone else from a relation, so that its size is not known.
    package func isLocked(_ relation: Relation) -> Bool { sizes?[relation.oid] == .locked }

    /// Whether the Drizzle schema is known and does not have this relation.
    package func isOutsideDrizzle(_ relation: Relation) -> Bool {
        guard let drizzleNames, !relation.isPartition, !relation.traits.contains(.system) else {
            return false
        }
        return relation.kind != .foreignTable && !drizzleNames.contains(relation.name)
    }
}
