package import SQL

/// The whole schema as Drizzle Kit recorded it after one migration, of any version from 5 to 8.
///
/// The versions differ in form only, so they are one value here: a table's schema is always named, a primary key is always
/// the table's, and a default is always SQL text. Whatever a version does not know is empty. Names are as the file has
/// them: PostgreSQL cuts them at 63 bytes, see ``Swift/String/cutAsPostgresDoes``.
///
/// - Source: drizzle-kit/src/serializer/pgSchema.ts (5 to 7), drizzle-kit/src/dialects/postgres/ddl.ts (8).
package struct SnapshotSchema: Equatable, Sendable {
    /// `5`, `6`, `7` or `8`.
    package var version: String
    package var id: String
    /// The snapshots this one was made from; several for a merge (8), one for all others.
    ///
    /// ``origin`` stands for the empty schema; a `pull` of 0.x leaves an empty text.
    package var previousIDs: [String]
    /// The named schemas besides `public`.
    package var schemas: [String] = []
    package var enums: [Enum] = []
    package var tables: [Table] = []
    package var sequences: [Sequence] = []
    package var views: [View] = []
    package var roles: [Role] = []
    /// Policies on tables that are not in the Drizzle schema (7).
    package var linkedPolicies: [Policy] = []
    package var privileges: [Privilege] = []
    /// `public.users.name->public.users.full_name` (8).
    package var renames: [String] = []

    package init(version: String = "7", id: String = "", previousIDs: [String] = []) {
        (self.version, self.id, self.previousIDs) = (version, id, previousIDs)
    }

    /// The id in front of the first snapshot.
    package static let origin = "00000000-0000-0000-0000-000000000000"
}

extension SnapshotSchema {
    package struct Enum: Equatable, Sendable {
        package var name: QualifiedName
        /// In their order, which is the order of comparison.
        package var values: [String]

        package init(_ name: QualifiedName, values: [String]) { (self.name, self.values) = (name, values) }
    }

    package struct Sequence: Equatable, Sendable {
        package var name: QualifiedName
        package var options: SequenceOptions

        package init(_ name: QualifiedName, options: SequenceOptions = SequenceOptions()) {
            (self.name, self.options) = (name, options)
        }
    }

    /// What a sequence counts; `nil` is PostgreSQL's default for its type.
    package struct SequenceOptions: Equatable, Sendable {
        package var increment: String?
        package var minimum: String?
        package var maximum: String?
        package var start: String?
        package var cache: String?
        package var cycles = false

        package init() {}
    }

    package struct Role: Equatable, Sendable {
        package var name: String
        package var createsDatabases = false
        package var createsRoles = false
        package var inherits = true
        /// The attributes that only version 8 records; `nil` is "not recorded".
        package var isSuperuser: Bool?
        package var canLogIn: Bool?
        package var replicates: Bool?
        package var bypassesRowSecurity: Bool?
        package var connectionLimit: String?
        package var validUntil: String?

        package init(_ name: String) { self.name = name }
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

extension SnapshotSchema {
    package struct View: Equatable, Sendable {
        package var name: QualifiedName
        /// The names of its columns, where they are recorded (7).
        package var columns: [String] = []
        /// What follows `AS`; `nil` for a view that Drizzle does not manage.
        package var definition: String?
        package var isMaterialized = false
        /// The view exists without Drizzle, which only reads from it.
        package var isExisting = false
        package var isWithoutData = false
        /// In Drizzle's spelling, such as `securityBarrier`.
        package var options: [Option] = []
        package var accessMethod: String?
        package var tablespace: String?

        package init(_ name: QualifiedName, definition: String? = nil) {
            (self.name, self.definition) = (name, definition)
        }
    }

    /// A storage parameter of an index or a view.
    package struct Option: Equatable, Sendable {
        package var name: String
        package var value: String

        package init(_ name: String, _ value: String) { (self.name, self.value) = (name, value) }
    }
}
