package import Catalog
package import SQL

/// The whole schema as Drizzle Kit recorded it after one migration, of any version from 5 to 9.
///
/// The versions differ in form only, so they are one value here: a table's schema is always named, a primary key is always
/// the table's, and a default is always SQL text. Whatever a version does not know is empty.
///
/// - Source: drizzle-kit/src/serializer/pgSchema.ts (5 to 7), drizzle-kit/src/dialects/postgres/ddl.ts (8, 9).
package struct RecordedSchema: Equatable, Sendable {
    /// `5`, `6`, `7`, `8` or `9`.
    package var version: String
    package var id: String
    /// The snapshots this one was made from; several for a merge (8, 9), one for all others.
    ///
    /// ``origin`` stands for the empty schema; a `pull` of 0.x leaves an empty text.
    package var previousIDs: [String]
    /// As it was written, of views that Drizzle only reads from their names alone; ``Schema/init(_:)`` says what PostgreSQL makes of it.
    package var schema = Schema()
    package var viewsWithoutData: Set<QualifiedName> = []
    /// What version 8 says of roles besides; by their names.
    package var roleAttributes: [String: RoleAttributes] = [:]
    package var privileges: [Privilege] = []
    /// `public.users.name->public.users.full_name` (8).
    package var renames: [String] = []

    package init(
        _ schema: Schema = Schema(), version: String = "7", id: String = "", previousIDs: [String] = []
    ) {
        (self.schema, self.version, self.id, self.previousIDs) = (schema, version, id, previousIDs)
    }

    /// The Drizzle that writes such snapshots.
    package var era: Era { ["8", "9"].contains(version) ? .folders : .journal }

    /// The id in front of the first snapshot.
    package static let origin = "00000000-0000-0000-0000-000000000000"

    package struct RoleAttributes: Equatable, Sendable {
        package var isSuperuser: Bool?
        package var canLogIn: Bool?
        package var replicates: Bool?
        package var bypassesRowSecurity: Bool?
        package var connectionLimit: String?
        package var validUntil: String?
    }

    /// A right that version 8 records.
    package struct Privilege: Equatable, Sendable {
        package var table: QualifiedName
        package var grantor: String
        package var grantee: String
        /// Such as `SELECT`.
        package var kind: String
        package var isGrantable: Bool
    }
}
