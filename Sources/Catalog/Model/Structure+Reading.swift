extension Structure {
    /// Whether rows are read in the same way as when the catalog said `earlier`: the same columns in the same order of rows,
    /// visible to the same people.
    ///
    /// Sizes and statistics, which change all the time, do not matter.
    package func isRead(like earlier: Structure) -> Bool {
        relation.name == earlier.relation.name && relation.kind == earlier.relation.kind
            && relation.traits == earlier.relation.traits && columns == earlier.columns
            && constraints == earlier.constraints && foreignKeys == earlier.foreignKeys
            && indexes.map(\.definition) == earlier.indexes.map(\.definition)
            && indexes.map(\.traits) == earlier.indexes.map(\.traits)
            && owner == earlier.owner && rowSecurity == earlier.rowSecurity && policies == earlier.policies
            && partitioning.children.isEmpty == earlier.partitioning.children.isEmpty
            && viewDefinition == earlier.viewDefinition
            && details.accessMethod == earlier.details.accessMethod
            && details.extras == earlier.details.extras
    }
}
