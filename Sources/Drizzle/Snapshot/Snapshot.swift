package import SQL

/// The names that Drizzle Kit recorded after one migration: tables and views with their columns.
///
/// Snapshots hold no TypeScript property names in any version: only the columns' names in the database. So this says
/// which relations and columns are in the Drizzle schema, and not what the code calls them.
package struct Snapshot: Equatable, Sendable {
    /// Such as `7`.
    package let version: String
    package let tables: [Relation]
    package let views: [Relation]

    package struct Relation: Hashable, Sendable {
        package let schema: String
        package let name: String
        /// In the snapshot's order.
        package let columns: [String]

        package init(schema: String, name: String, columns: [String]) {
            (self.schema, self.name, self.columns) = (schema, name, columns)
        }
    }

    /// The tables and views as PostgreSQL calls them, which cuts names at 63 bytes where the snapshot does not.
    package var relationNames: Set<QualifiedName> {
        Set((tables + views).map { QualifiedName($0.schema.cutAsPostgresDoes, $0.name.cutAsPostgresDoes) })
    }
}

/// Why a snapshot cannot be used.
package enum SnapshotError: Error, Equatable, Sendable {
    case missing(path: String)
    /// The file is there and the system does not let us read it, in its words.
    case unreadable(path: String, reason: String)
    case notJSON(path: String, place: TextPlace, expected: String)
    /// JSON, but not as Drizzle Kit writes snapshots: something else was expected at this place.
    case malformed(path: String, place: TextPlace, expected: String)
    /// Drizzle Kit before 0.20, or after everything known.
    case unsupportedVersion(path: String, version: String)
    /// A snapshot of version 9 holds differences, and what they start from cannot be put together.
    case brokenChain(path: String, BrokenChain)

    package enum BrokenChain: Equatable, Sendable {
        /// No snapshot of the folder has this id.
        case missingParent(String)
        /// The snapshots follow one another in a circle.
        case cycle
        case withoutBase
        /// This is a second base.
        case secondBase
        /// Two migrations gave two entities this name.
        case clash(String)
    }
}
