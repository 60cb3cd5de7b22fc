package import SQL

/// A trigger that somebody created; the server's own, for foreign keys, are not listed.
package struct Trigger: Hashable, Sendable, Identifiable {
    package let oid: Oid
    package let name: Identifier
    /// From `pg_get_triggerdef`.
    package let definition: String
    package let firing: Firing
    /// Whether it came from a partitioned parent.
    package let isInherited: Bool
    package let comment: String?

    package init(
        oid: Oid, name: Identifier, definition: String, firing: Firing = .origin, isInherited: Bool = false,
        comment: String? = nil
    ) {
        (self.oid, self.name, self.definition) = (oid, name, definition)
        (self.firing, self.isInherited, self.comment) = (firing, isInherited, comment)
    }

    package var id: Oid { oid }

    package enum Firing: Hashable, Sendable {
        /// Enabled, except while replication applies changes.
        case origin
        case disabled, replica, always
    }
}
